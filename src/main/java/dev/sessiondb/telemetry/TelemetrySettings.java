package dev.sessiondb.telemetry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What OpenTelemetry's standard variables say. Their names and meaning: the OpenTelemetry specification, "Environment Variable Specification".
 *
 * @param properties under the names that the SDK has for them, such as {@code otel.exporter.otlp.endpoint}; may hold secrets
 * @param caller {@code traceparent} and {@code tracestate} of the trace that this process is part of, where there is one
 */
public record TelemetrySettings(Map<String, String> properties, Map<String, String> caller) {
    static final String PROTOCOL = "otel.exporter.otlp.protocol";
    static final String HTTP = "http/protobuf";

    private static final List<String> CALLER = List.of("TRACEPARENT", "TRACESTATE");
    private static final String PREFIX = "otel.";
    private static final String DISABLED = "otel.sdk.disabled";
    private static final String NONE = "none";
    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
    private static final String DEFAULT_ENDPOINT = "http://localhost:4318";
    private static final Pattern SHOWN =
            Pattern.compile("(https?://)(?:[^/?#]*@)?([A-Za-z0-9.:_\\[\\]-]+)(?:[/?#].*)?");
    private static final List<String> EXPORTERS = List.of("otel.traces.exporter", "otel.metrics.exporter");
    private static final List<String> ENDPOINTS =
            List.of("otel.exporter.otlp.traces.endpoint", "otel.exporter.otlp.metrics.endpoint");
    private static final List<String> PROTOCOLS =
            List.of(PROTOCOL, "otel.exporter.otlp.traces.protocol", "otel.exporter.otlp.metrics.protocol");

    public TelemetrySettings {
        properties = Map.copyOf(properties);
        caller = Map.copyOf(caller);
    }

    /**
     * Takes them from where they are.
     *
     * @param variables of the environment, such as {@code OTEL_EXPORTER_OTLP_ENDPOINT}; an empty one counts as unset
     * @param options of the JVM, such as {@code otel.exporter.otlp.endpoint}, which win
     */
    public static TelemetrySettings of(Map<String, String> variables, Map<?, ?> options) {
        Map<String, String> found = new HashMap<>();
        variables.forEach((name, value) -> put(found, name.replace('_', '.'), value));
        options.forEach((name, value) -> put(found, String.valueOf(name), String.valueOf(value)));
        return new TelemetrySettings(found, caller(variables));
    }

    private static Map<String, String> caller(Map<String, String> variables) {
        return CALLER.stream()
                .filter(variables::containsKey)
                .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), variables::get));
    }

    private static void put(Map<String, String> found, String name, String value) {
        String key = name.toLowerCase(Locale.ROOT);
        if (key.startsWith(PREFIX) && !value.isEmpty()) {
            found.put(key, value.strip());
        }
    }

    /**
     * Whether anything is to be sent.
     *
     * @param configured {@code sessiondb.telemetry}, where it is set: it decides, unless {@code OTEL_SDK_DISABLED} is true
     */
    public boolean asked(Optional<Boolean> configured) {
        return !forbidden() && configured.orElseGet(this::exporting);
    }

    /** Whether nothing is to be sent, whatever the configuration says. */
    public boolean forbidden() {
        return "true".equalsIgnoreCase(properties.get(DISABLED))
                || EXPORTERS.stream().allMatch(name -> NONE.equals(properties.get(name)));
    }

    private boolean exporting() {
        return Stream.concat(Stream.of(ENDPOINT), ENDPOINTS.stream()).anyMatch(properties::containsKey)
                || EXPORTERS.stream().anyMatch(name -> !NONE.equals(properties.getOrDefault(name, NONE)));
    }

    /** A protocol that was asked for and isn't had. */
    Optional<String> unknownProtocol() {
        return PROTOCOLS.stream()
                .flatMap(name -> Optional.ofNullable(properties.get(name)).stream())
                .filter(protocol -> !HTTP.equals(protocol))
                .findFirst();
    }

    /** Where it goes, as far as it can be shown: scheme, host and port of a URL that may hold a password. */
    String collector() {
        String given = Stream.concat(ENDPOINTS.stream(), Stream.of(ENDPOINT))
                .flatMap(name -> Optional.ofNullable(properties.get(name)).stream())
                .findFirst()
                .orElse(DEFAULT_ENDPOINT);
        Matcher shown = SHOWN.matcher(given);
        return shown.matches() ? "`" + shown.group(1) + shown.group(2) + "`" : "the collector";
    }

    /** Names only: a header may be a token. */
    @Override
    public String toString() {
        return "TelemetrySettings" + properties.keySet();
    }
}
