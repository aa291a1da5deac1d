package dev.sessiondb.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.autoconfigure.ResourceConfiguration;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Map;

/** Makes the OpenTelemetry SDK as the standard variables ask for it. */
final class Sdk {
    /** The instrumentation scope of all that is sent. */
    static final String SCOPE = "dev.sessiondb";

    /** What counts where no variable says otherwise: the SDK's own default is gRPC, which needs a library of its own, and to try again for longer than a command may wait. */
    private static final Map<String, String> DEFAULTS = Map.of(
            TelemetrySettings.PROTOCOL, TelemetrySettings.HTTP, "otel.java.exporter.otlp.retry.disabled", "true");

    private Sdk() {}

    /**
     * Makes it.
     *
     * @throws RuntimeException of the SDK when a variable can't be understood
     */
    static OpenTelemetrySdk of(TelemetrySettings settings, String version, Deliveries deliveries) {
        AutoConfiguredOpenTelemetrySdkBuilder builder = AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesSupplier(() -> DEFAULTS)
                .addPropertiesCustomizer(config -> settings.properties())
                .addPropertiesCustomizer(config -> Map.of("otel.logs.exporter", "none"))
                .addResourceCustomizer((detected, config) -> resource(config, version))
                .addSpanExporterCustomizer((exporter, config) -> new WatchedSpans(exporter, deliveries))
                .addMetricExporterCustomizer((exporter, config) -> new WatchedMetrics(exporter, deliveries));
        return builder.build().getOpenTelemetrySdk();
    }

    /** Only what the user gave, beside program and SDK: detectors tell host, user and command line. */
    private static Resource resource(ConfigProperties config, String version) {
        return Resource.getDefault().toBuilder()
                .put(AttributeKey.stringKey("service.name"), "sessiondb")
                .put(AttributeKey.stringKey("service.version"), version)
                .build()
                .merge(ResourceConfiguration.createEnvironmentResource(config));
    }
}
