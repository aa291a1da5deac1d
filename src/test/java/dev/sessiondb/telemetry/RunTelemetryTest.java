package dev.sessiondb.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessiondb.error.SessionDbException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunTelemetryTest {
    private static final ObservedRun RUN = new ObservedRun("verify", Optional.empty(), "1");

    private static TelemetrySettings settings(String name, String value) {
        return TelemetrySettings.of(Map.of(name, value), Map.of());
    }

    /** The SDK itself would wait 10 seconds for the one and 5 for the other. */
    @Test
    void aCollectorThatNeverAnswersIsWaitedForAsLongAsIsSaid() throws IOException {
        try (Collector collector = Collector.silent()) {
            RunTelemetry run = RunTelemetry.begin(settings("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url()), RUN);
            long start = System.nanoTime();
            Optional<String> warning = run.end(0, Duration.ofMillis(500));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(450), Duration.ofSeconds(3));
            assertThat(warning)
                    .contains("telemetry could not be sent to `" + collector.url()
                            + "`: it doesn't answer in time; the command is not affected");
        }
    }

    @Test
    void anInterruptedCommandSendsAllTheSame() throws IOException {
        try (Collector collector = Collector.start()) {
            RunTelemetry run = RunTelemetry.begin(settings("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url()), RUN);
            Thread.currentThread().interrupt();
            Optional<String> warning = run.end(130, Duration.ofSeconds(20));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(warning).isEmpty();
            assertThat(collector.spans()).hasSize(1);
            assertThat(Values.of(collector.spans().get(0).getAttributesList()))
                    .containsEntry("sessiondb.outcome", "interrupted");
        }
    }

    @Test
    void whatTheVariablesHoldIsNotRepeated() {
        for (TelemetrySettings wrong : new TelemetrySettings[] {
            settings("OTEL_EXPORTER_OTLP_HEADERS", "hush-hush"),
            settings("OTEL_EXPORTER_OTLP_TIMEOUT", "hush-hush"),
            settings("OTEL_EXPORTER_OTLP_ENDPOINT", "hush-hush"),
            settings("OTEL_TRACES_EXPORTER", "hush-hush"),
            settings("OTEL_EXPORTER_OTLP_PROTOCOL", "hush-hush")
        }) {
            assertThatThrownBy(() -> RunTelemetry.begin(wrong, RUN))
                    .as(wrong.toString())
                    .isInstanceOf(SessionDbException.class)
                    .hasMessageContaining("`OTEL_")
                    .hasMessageNotContaining("hush");
        }
    }
}
