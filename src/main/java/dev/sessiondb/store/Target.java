package dev.sessiondb.store;

import java.util.List;
import java.util.Map;

/** A connected target. Thread-safe: it holds a pool. All methods but {@link #checks} throw {@code SessionDbException} with {@code TARGET_UNAVAILABLE} when the server goes away before anything was written. */
public interface Target extends AutoCloseable {

    TargetDescription description();

    /** Version, encoding, writability, rights (tried in a transaction that is rolled back), the Flyway state of the target. Never throws; leaves nothing behind. */
    List<Check> checks();

    TargetSchema schema();

    /** Opens one read-only snapshot of the target schema. */
    TargetSnapshot snapshot();

    /** Looks at it in one read-only snapshot. What the role may not read is left out: rows are -1, what the ledger would say is empty. */
    TargetStatus status();

    /** Which runs' staging schemas are there, left by runs that died. */
    List<String> leftoverStages();

    /**
     * Takes the lock of the target schema; needs no table.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code LOCKED}, naming the run that holds it
     */
    RunLock lock(RunRecord run);

    Ledger ledger();

    /** What concerns the versions of the schema. */
    SchemaOperations schemaOperations();

    /**
     * Makes the private staging schema of a run.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code MIGRATION_FAILED}
     */
    Stage createStage(RunRecord run);

    /** The staging schema that a run which died left, to go on with. */
    Stage resumeStage(RunRecord run);

    /** Drops the staging schema of a run that died. */
    void dropStage(String runId);

    /**
     * Says what a merge would do, to the row, without doing it: loads the rows into temporary tables of a transaction that is rolled back, and classifies them.
     *
     * @param tables with their rows, each read once
     */
    List<MergeCount> rehearseMerge(List<MergeRehearsal> tables);

    /**
     * What tells whether the rows of tables are still the same, by table.
     *
     * @param tables that are there
     */
    Map<String, String> fingerprints(List<String> tables);

    @Override
    void close();
}
