package dev.sessiondb.telemetry;

import dev.sessiondb.migrate.RunSize;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The metrics of a run; {@code docs/telemetry.md} lists them. */
final class RunMeter {
    private static final List<Double> SECONDS = List.of(0.1, 0.5, 1.0, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0, 3600.0);

    private final DoubleHistogram runs;
    private final DoubleHistogram phases;
    private final LongCounter rows;
    private final LongCounter rejected;
    private final LongCounter bytes;

    RunMeter(Meter meter) {
        runs = histogram(meter, "sessiondb.run.duration", "How long runs take.");
        phases = histogram(meter, "sessiondb.phase.duration", "How long the phases of runs take.");
        rows = counter(meter, "sessiondb.run.rows", "{row}", "Rows of the sources of runs.");
        rejected = counter(meter, "sessiondb.run.rows.rejected", "{row}", "Rows that runs leave out.");
        bytes = counter(meter, "sessiondb.run.bytes", "By", "Bytes of the sources of runs.");
    }

    private static DoubleHistogram histogram(Meter meter, String name, String description) {
        return meter.histogramBuilder(name)
                .setUnit("s")
                .setDescription(description)
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
    }

    private static LongCounter counter(Meter meter, String name, String unit, String description) {
        return meter.counterBuilder(name)
                .setUnit(unit)
                .setDescription(description)
                .build();
    }

    void phase(long nanoseconds, Attributes attributes) {
        phases.record(seconds(nanoseconds), attributes);
    }

    void run(long nanoseconds, Attributes attributes) {
        runs.record(seconds(nanoseconds), attributes);
    }

    void size(RunSize size, Attributes attributes) {
        rows.add(size.rows(), attributes);
        rejected.add(size.rejected(), attributes);
        size.bytes().ifPresent(count -> bytes.add(count, attributes));
    }

    private static double seconds(long nanoseconds) {
        return (double) nanoseconds / TimeUnit.SECONDS.toNanos(1);
    }
}
