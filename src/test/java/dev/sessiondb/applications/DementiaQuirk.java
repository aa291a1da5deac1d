package dev.sessiondb.applications;

import java.util.List;

/** What a file of years holds besides ordinary rows; each planted by SQL, in a known number of rows. */
public enum DementiaQuirk {
    /** Embeddings as JSON text where the others are the bytes of floats. Not in files before 4.0. */
    JSON_EMBEDDINGS(
            6,
            "UPDATE context_locks SET embedding = '[0.25, -0.5, 0.125, 1.0]', embedding_model = 'text-embedding-3' WHERE id BETWEEN 21 AND 26"),

    /** Locks whose session no longer exists, against a foreign key that only PostgreSQL has. */
    ORPHANED_LOCKS(5, "UPDATE context_locks SET session_id = 'session-gone' WHERE id IN (3, 9, 27, 64, 81)"),

    /** Texts that start as JSON does, and aren't. */
    NOT_JSON(
            4,
            "UPDATE decisions SET options = '[a] keep it [b] drop it' WHERE id IN (1, 2)",
            "UPDATE memory_entries SET metadata = '{unfinished' WHERE id = 74",
            "UPDATE context_locks SET metadata = '[see notes' WHERE id = 12");

    private final int rows;
    private final List<String> statements;

    DementiaQuirk(int rows, String... statements) {
        this.rows = rows;
        this.statements = List.of(statements);
    }

    /** How many rows it is planted in. */
    public int rows() {
        return rows;
    }

    boolean in(DementiaVersion version) {
        return this != JSON_EMBEDDINGS || version != DementiaVersion.OLDER;
    }

    List<String> statements() {
        return statements;
    }
}
