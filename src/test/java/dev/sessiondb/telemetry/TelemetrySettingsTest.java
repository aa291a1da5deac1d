package dev.sessiondb.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelemetrySettingsTest {

    private static TelemetrySettings of(String variables) {
        Map<String, String> given = Arrays.stream(variables.split(" "))
                .filter(each -> !each.isEmpty())
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        return TelemetrySettings.of(given, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', false",
        "'', true, true",
        "'', false, false",
        "OTEL_SERVICE_NAME=a, '', false",
        "OTEL_EXPORTER_OTLP_ENDPOINT=, '', false",
        "OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4318, '', true",
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://c:4318, '', true",
        "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://c:4318, '', true",
        "OTEL_TRACES_EXPORTER=otlp, '', true",
        "OTEL_METRICS_EXPORTER=otlp, '', true",
        "OTEL_TRACES_EXPORTER=none, '', false",
        "OTEL_TRACES_EXPORTER=none, true, true",
        "OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4318, false, false",
        "OTEL_TRACES_EXPORTER=otlp, false, false",
        "OTEL_TRACES_EXPORTER=none OTEL_METRICS_EXPORTER=none, true, false",
        "OTEL_TRACES_EXPORTER=none OTEL_METRICS_EXPORTER=otlp, '', true",
        "OTEL_SDK_DISABLED=true, true, false",
        "OTEL_SDK_DISABLED=TRUE OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4318, '', false",
        "OTEL_SDK_DISABLED=false OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4318, '', true",
    })
    void whoDecides(String variables, String configured, boolean asked) {
        Optional<Boolean> said = configured.isEmpty() ? Optional.empty() : Optional.of(Boolean.valueOf(configured));
        assertThat(of(variables).asked(said)).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "'', `http://localhost:4318`",
        "OTEL_EXPORTER_OTLP_ENDPOINT=https://c.example, `https://c.example`",
        "OTEL_EXPORTER_OTLP_ENDPOINT=http://user:se@cret@c:4318/a?key=hush#x, `http://c:4318`",
        "OTEL_EXPORTER_OTLP_ENDPOINT=http://c:1 OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://user:secret@d:2/x, `http://d:2`",
        "OTEL_EXPORTER_OTLP_ENDPOINT=http://[::1]:4318/, `http://[::1]:4318`",
        "OTEL_EXPORTER_OTLP_ENDPOINT=user:secret@c:4318, the collector",
        "OTEL_EXPORTER_OTLP_ENDPOINT=http://us%er:secret@c d:4318, the collector",
    })
    void aPasswordInTheAddressIsNotShown(String variables, String shown) {
        String joined = variables.replace("c d", "c\td");
        assertThat(of(joined).collector()).isEqualTo(shown);
    }

    @Test
    void aTokenIsNotPrinted() {
        assertThat(of("OTEL_EXPORTER_OTLP_HEADERS=authorization=hush").toString())
                .isEqualTo("TelemetrySettings[otel.exporter.otlp.headers]");
    }

    @Test
    void optionsOfTheJvmWin() {
        TelemetrySettings settings = TelemetrySettings.of(
                Map.of("OTEL_SERVICE_NAME", "variable", "PATH", "/bin", "OTEL_RESOURCE_ATTRIBUTES", "a=b"),
                Map.of("otel.service.name", "option", "java.home", "/jvm"));
        assertThat(settings.properties())
                .containsOnly(Map.entry("otel.service.name", "option"), Map.entry("otel.resource.attributes", "a=b"));
    }
}
