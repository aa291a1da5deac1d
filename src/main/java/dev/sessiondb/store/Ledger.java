package dev.sessiondb.store;

import dev.sessiondb.error.SessionDbException;
import java.util.List;
import java.util.Optional;

/** The tables {@code sessiondb_runs} and {@code sessiondb_cutovers} in the target schema. Each call commits by itself. */
public interface Ledger {

    /** Makes the bookkeeping tables when they aren't there, and enters the run in state {@code started}. */
    void start(RunRecord run);

    /**
     * Enters a run that died as started again, by another process.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code LOCKED} when it isn't dead
     */
    void resume(RunRecord run);

    /** Records what the run migrates, once that is backed up; {@code detail} is a JSON object. */
    void keep(String runId, RunSnapshot snapshot, String detail);

    /** Records a later state and the phase the run is in; {@code detail} is a JSON object with counts so far. */
    void advance(String runId, RunState state, String phase, String detail);

    /** Records that the run failed in that phase, without values of the user's data. Never throws: the failure being recorded is the one to report; false when it couldn't be recorded. */
    boolean fail(String runId, String phase, SessionDbException failure);

    /** Adds to what is kept of a run that has ended; {@code detail} is a JSON object. Never throws: what the run did is done. */
    void annotate(String runId, String detail);

    /** All runs, the newest first; none when the role may not read the ledger. */
    List<RunSummary> runs();

    /** The run that started last; empty without one, or when the role may not read the ledger. */
    Optional<RunSummary> lastRun();

    /** The run that was published last. */
    Optional<RunSummary> lastPublished();

    /** All runs that were published, the newest first; none when the role may not read the ledger. */
    List<RunSummary> published();

    /** The newest change of the default backend. */
    Optional<Cutover> cutover();

    /**
     * Records a change of the default backend; makes the table when it isn't there.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code CUTOVER_FAILED} (a lost connection: {@code TARGET_UNAVAILABLE}), and the GRANT in the hint when one is missing; nothing was recorded then
     */
    void cutover(Cutover cutover);
}
