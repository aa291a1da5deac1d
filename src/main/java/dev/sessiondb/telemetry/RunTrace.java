package dev.sessiondb.telemetry;

import dev.sessiondb.config.Backend;
import dev.sessiondb.migrate.Phase;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.migrate.RunSize;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** The spans of a run: one of the whole, and below it one of each phase. Of what it is told about tables it keeps how many there were. Thread-safe. */
final class RunTrace implements RunListener {
    private final Tracer tracer;
    private final RunMeter meter;
    private final Attributes command;
    private final Span run;
    private final long startedAt = System.nanoTime();
    private final LongAdder rows = new LongAdder();
    private final LongAdder tables = new LongAdder();
    private Optional<OpenPhase> open = Optional.empty();
    private Optional<RunSize> known = Optional.empty();

    private record OpenPhase(Phase phase, Span span, long startedAt) {}

    /**
     * Begins.
     *
     * @param caller the span that this run is part of, if any
     */
    RunTrace(Tracer tracer, RunMeter meter, ObservedRun observed, Context caller) {
        this.tracer = tracer;
        this.meter = meter;
        this.command = attributes(observed);
        this.run = tracer.spanBuilder("sessiondb " + observed.command())
                .setParent(caller)
                .setAllAttributes(command)
                .startSpan();
    }

    private static Attributes attributes(ObservedRun observed) {
        Attributes command = Attributes.of(Keys.COMMAND, observed.command());
        return observed.dryRun()
                .map(dry -> command.toBuilder().put(Keys.DRY_RUN, dry).build())
                .orElse(command);
    }

    @Override
    public void sourceChosen(Backend kind) {
        run.setAttribute(Keys.SOURCE, kind.word());
    }

    @Override
    public synchronized void sized(RunSize size) {
        known = Optional.of(size);
    }

    @Override
    public synchronized void phaseStarted(Phase phase) {
        closePhase(StatusCode.UNSET);
        rows.reset();
        tables.reset();
        Span span = tracer.spanBuilder(phase.title())
                .setParent(Context.root().with(run))
                .setAttribute(Keys.PHASE, phase.title())
                .startSpan();
        open = Optional.of(new OpenPhase(phase, span, System.nanoTime()));
    }

    @Override
    public synchronized void phaseFinished(Phase phase, long milliseconds) {
        closePhase(StatusCode.UNSET);
    }

    @Override
    public void rowsDone(String table, long more) {
        rows.add(more);
    }

    @Override
    public void tableFinished(String table) {
        tables.increment();
    }

    private void closePhase(StatusCode status) {
        open.ifPresent(phase -> {
            phase.span().setAttribute(Keys.ROWS, rows.sum()).setAttribute(Keys.TABLES, tables.sum());
            phase.span().setStatus(status);
            phase.span().end();
            Attributes attributes =
                    command.toBuilder().put(Keys.PHASE, phase.phase().title()).build();
            meter.phase(System.nanoTime() - phase.startedAt(), attributes);
        });
        open = Optional.empty();
    }

    /** The run is over; in the phase that isn't, something failed. */
    synchronized void end(RunOutcome outcome) {
        StatusCode status = outcome.bad() ? StatusCode.ERROR : StatusCode.UNSET;
        closePhase(status);
        known.ifPresent(this::measured);
        run.setAllAttributes(outcome.attributes())
                .setAttribute(Keys.EXIT_STATUS, (long) outcome.exitStatus())
                .setStatus(status);
        run.end();
        meter.run(
                System.nanoTime() - startedAt,
                command.toBuilder().putAll(outcome.attributes()).build());
    }

    private void measured(RunSize size) {
        run.setAttribute(Keys.TABLES, size.tables())
                .setAttribute(Keys.ROWS, size.rows())
                .setAttribute(Keys.REJECTED, size.rejected())
                .setAttribute(Keys.FINDINGS, size.findings());
        size.bytes().ifPresent(bytes -> run.setAttribute(Keys.BYTES, bytes));
        meter.size(size, command);
    }
}
