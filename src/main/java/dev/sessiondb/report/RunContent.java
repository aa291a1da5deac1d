package dev.sessiondb.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a run. What is empty was not known yet, or not recorded.
 *
 * @param source in words, as {@code target}
 * @param by user, host and process, in words
 * @param next what comes next
 * @param back how to go back
 * @param notes what the operator should know
 */
public record RunContent(
        RunKind kind,
        String command,
        Optional<String> runId,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        String source,
        String target,
        String toolVersion,
        Optional<String> by,
        Optional<Failure> failure,
        Optional<PlannedRun> plan,
        Optional<CarriedRun> carried,
        List<PhaseDuration> phases,
        Optional<KeptBackup> backup,
        List<Steps.Step> next,
        List<Steps.Step> back,
        List<String> notes) {

    public RunContent {
        phases = List.copyOf(phases);
        next = List.copyOf(next);
        back = List.copyOf(back);
        notes = List.copyOf(notes);
    }

    /** The same, with the way back. */
    public RunContent goingBack(List<Steps.Step> steps) {
        return new RunContent(
                kind,
                command,
                runId,
                startedAt,
                endedAt,
                source,
                target,
                toolVersion,
                by,
                failure,
                plan,
                carried,
                phases,
                backup,
                next,
                steps,
                notes);
    }

    boolean real() {
        return kind != RunKind.DRY_RUN && kind != RunKind.REFUSED;
    }
}
