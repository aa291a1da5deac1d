package dev.sessiondb.store;

import dev.sessiondb.error.Problem;

/** The table {@code sessiondb_runs} in the target schema. Each call commits by itself. */
public interface Ledger {

    /** Makes the bookkeeping tables when they aren't there, and enters the run in state {@code started}. */
    void start(RunRecord run);

    /** Records a later state and the phase the run is in; {@code detail} is a JSON object with counts so far. */
    void advance(String runId, RunState state, String phase, String detail);

    /** Records that the run failed in that phase. Never throws: the failure being recorded is the one to report; false when it couldn't be recorded. */
    boolean fail(String runId, String phase, Problem problem);
}
