package dev.sessiondb.migrate;

import java.util.ArrayList;
import java.util.List;

/** Tells the listener of each phase and keeps how long it took. */
final class PhaseTimer {
    private final RunListener listener;
    private final List<PhaseTime> finished = new ArrayList<>();
    private Phase current = Phase.PREFLIGHT;
    private long startedAt;

    PhaseTimer(RunListener listener) {
        this.listener = listener;
    }

    void start(Phase phase) {
        current = phase;
        startedAt = System.nanoTime();
        listener.phaseStarted(phase);
    }

    void finish() {
        long milliseconds = (System.nanoTime() - startedAt) / 1_000_000;
        finished.add(new PhaseTime(current, milliseconds));
        listener.phaseFinished(current, milliseconds);
    }

    Phase current() {
        return current;
    }

    List<PhaseTime> times() {
        return List.copyOf(finished);
    }
}
