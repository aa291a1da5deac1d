package dev.sessiondb.store;

import dev.sessiondb.error.SessionDbException;
import java.util.List;
import java.util.Map;

/** What can be done with the versions of a target schema. Methods throw {@code SessionDbException}; nothing was changed then, unless its state says otherwise. */
public interface SchemaOperations {

    /** Reads everything in transactions that are rolled back; leaves nothing behind. */
    SchemaState read();

    /** What stands in the way of writing to the operator's history: rights, a standby. Never throws; leaves nothing behind. */
    List<Check> checks();

    /**
     * Executes scripts in one transaction that is rolled back, and tells which tables would lose rows, columns or themselves.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code MIGRATION_FAILED}, naming script, line and the server's message
     */
    List<TableLoss> rehearse(List<SchemaScript> scripts);

    /** Enters an attempt as started, for good; makes the tables of sessiondb's own that it needs. */
    void start(SchemaChange change);

    /**
     * Executes scripts and enters them in the operator's history, in one transaction.
     *
     * @param expected the history as it was when this was planned; another one is refused
     * @throws dev.sessiondb.error.SessionDbException with {@code MIGRATION_FAILED}, naming script, line and the server's message
     */
    void apply(SchemaChange change, List<SchemaScript> scripts, SchemaHistory expected);

    /**
     * Executes undo scripts and deletes their versions from the operator's history, in one transaction.
     *
     * @param expected the history as it was when this was planned; another one is refused
     * @param fingerprints what the tables held when they were backed up; a table that changed since, or loses something without being among them, is refused
     * @throws dev.sessiondb.error.SessionDbException with {@code MIGRATION_FAILED}, naming script, line and the server's message
     */
    void undo(
            SchemaChange change, List<SchemaScript> scripts, SchemaHistory expected, Map<String, String> fingerprints);

    /** Mends histories in one transaction. */
    void mend(SchemaChange change, List<HistoryRepair> repairs);

    /** Enters that an attempt failed, without values of the user's data. Never throws; false when it couldn't be entered. */
    boolean fail(SchemaChange change, SessionDbException failure);
}
