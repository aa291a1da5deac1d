package dev.sessiondb.store;

import java.util.List;
import java.util.Map;

/** The private staging schema of one run. Thread-safe: {@link #load} and {@link #read} may run side by side. Methods throw {@code SessionDbException} with {@code MIGRATION_FAILED}; nothing is published then. */
public interface Stage extends AutoCloseable {

    String schemaName();

    /** Applies the migrations not yet applied, by Flyway, in order of version, and keeps their text and inverse. */
    void apply(List<Migration> migrations);

    /** Loads one table by {@code COPY ... FROM STDIN (FORMAT BINARY)} on one connection; all or none of its rows. */
    default long load(String table, List<String> columns, CopyBody rows) {
        return load(table, columns, rows, new LoadLanes(0));
    }

    /**
     * The same, on more connections where there are many rows. When it fails, some of them may be there: {@link #empty} it before it is tried again.
     *
     * @param lanes for the connections beside the first one
     */
    long load(String table, List<String> columns, CopyBody rows, LoadLanes lanes);

    /**
     * Takes the rows out of tables again.
     *
     * @return false when there are foreign keys already, which would be in the way of loading them again; nothing was done
     */
    boolean empty(List<String> tables);

    /** Bytes on disk by table, its indexes and large values included. */
    Map<String, Long> sizes(List<String> tables);

    /** Loads rows of a staged table as they were when the last run brought them, beside it. */
    long loadBefore(String table, List<String> columns, CopyBody rows);

    /** Reads the staged rows back, in no particular order. */
    TargetRows read(String table, List<ReadColumn> columns);

    /** The same, in parts: several where there are many rows. */
    TargetParts parts(String table, List<ReadColumn> columns);

    long count(String table);

    /** {@code ANALYZE} on the staged tables; after the publish, on those it made visible, in the target. A failure is only a warning, returned. */
    List<String> analyze(List<String> tables);

    /** Reads staged tables, on any thread, for what {@link #publish} will record of them. It does so itself then, where they were neither read here nor to the end by {@link #read}. */
    void fingerprint(List<String> tables);

    /** How the staged rows stand to the target's. */
    List<MergeCount> classify(List<List<MergeTable>> merged);

    /**
     * Publishes in one transaction, verifies the target's own rows before COMMIT, and records the run as published in it.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code VERIFY_FAILED} when the target's rows aren't what was staged, {@code MIGRATION_FAILED} for anything else; rolled back in both cases
     */
    PublishReport publish(PublishPlan plan);

    /** Drops the staging schema; true when it is gone. Never throws, so that a failure on the way out hides no other. */
    boolean drop();

    @Override
    void close();
}
