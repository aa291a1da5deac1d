package dev.sessiondb.telemetry;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.migrate.RunListener;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One run of a command, observed: what it tells becomes a trace and metrics, which are sent while it runs and at its end. */
public final class RunTelemetry {
    /** Held here, as the JVM forgets loggers that nobody holds. What the SDK logs of a failed delivery may hold addresses; {@link #end} says it. */
    private static final Logger SDK_LOG = Logger.getLogger("io.opentelemetry");

    private final TelemetrySettings settings;
    private final OpenTelemetrySdk sdk;
    private final Deliveries deliveries;
    private final RunTrace trace;

    private RunTelemetry(TelemetrySettings settings, OpenTelemetrySdk sdk, Deliveries deliveries, RunTrace trace) {
        this.settings = settings;
        this.sdk = sdk;
        this.deliveries = deliveries;
        this.trace = trace;
    }

    /**
     * Begins to observe; no socket is opened yet.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code CONFIG_INVALID} when the variables ask for what isn't had, or can't be understood
     */
    public static RunTelemetry begin(TelemetrySettings settings, ObservedRun run) {
        SDK_LOG.setLevel(Level.OFF);
        settings.unknownProtocol().ifPresent(protocol -> {
            throw Problem.of(
                            ErrorCode.CONFIG_INVALID,
                            "`OTEL_EXPORTER_OTLP_PROTOCOL` asks for another protocol than `" + TelemetrySettings.HTTP
                                    + "`, the only one there is")
                    .toException();
        });
        Deliveries deliveries = new Deliveries();
        OpenTelemetrySdk sdk = sdk(settings, run, deliveries);
        Context caller = sdk.getPropagators()
                .getTextMapPropagator()
                .extract(Context.root(), settings.caller(), new CallerVariables());
        RunMeter meter = new RunMeter(sdk.getMeter(Sdk.SCOPE));
        RunTrace trace = new RunTrace(sdk.getTracer(Sdk.SCOPE), meter, run, caller);
        return new RunTelemetry(settings, sdk, deliveries, trace);
    }

    private static OpenTelemetrySdk sdk(TelemetrySettings settings, ObservedRun run, Deliveries deliveries) {
        try {
            return Sdk.of(settings, run.version(), deliveries);
        } catch (RuntimeException e) { // what it says may quote a header
            throw Problem.of(ErrorCode.CONFIG_INVALID, "the `OTEL_*` variables ask for what isn't known")
                    .toException(e);
        }
    }

    /** What the run is to tell. */
    public RunListener listener() {
        return trace;
    }

    /**
     * The command has ended: sends what is left.
     *
     * @param exitStatus of the command
     * @param patience how long that may take at most
     * @return what couldn't be sent, as a sentence
     */
    public Optional<String> end(int exitStatus, Duration patience) {
        trace.end(new RunOutcome(exitStatus));
        CountDownLatch sent = new CountDownLatch(1);
        Thread thread = new Thread(() -> sdk.shutdown().whenComplete(sent::countDown), "sessiondb-telemetry");
        thread.setDaemon(true);
        thread.start();
        boolean inTime = await(sent, patience);
        if (inTime && !deliveries.failed()) {
            return Optional.empty();
        }
        String why = inTime ? "it can't be reached, or refuses it" : "it doesn't answer in time";
        return Optional.of("telemetry could not be sent to " + settings.collector() + ": " + why
                + "; the command is not affected");
    }

    /** A command that was interrupted has ended as well. */
    private static boolean await(CountDownLatch sent, Duration patience) {
        boolean interrupted = Thread.interrupted();
        try {
            return sent.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
