package dev.sessiondb.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;

/** Sends spans, and keeps whether they arrived: the SDK logs it only. */
final class WatchedSpans implements SpanExporter {
    private final SpanExporter exporter;
    private final Deliveries deliveries;

    WatchedSpans(SpanExporter exporter, Deliveries deliveries) {
        this.exporter = exporter;
        this.deliveries = deliveries;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return deliveries.watch(exporter.export(spans));
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
