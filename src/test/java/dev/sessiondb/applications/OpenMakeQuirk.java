package dev.sessiondb.applications;

import java.util.List;

/** What a file of years holds besides ordinary rows; each planted by SQL, in a known number of rows. */
public enum OpenMakeQuirk {
    /** The texts {@code false} and {@code true} among 0 and 1. */
    TEXT_BOOLEANS(
            9,
            "UPDATE users SET is_active = 'false' WHERE rowid IN (4, 5)",
            "UPDATE users SET is_active = 'true' WHERE rowid = 6",
            "UPDATE agent_usage_logs SET success = 'false' WHERE rowid <= 6"),

    /** Columns that the application's SQLite had for a while, and its PostgreSQL never; they hold values in this many rows. */
    EXTRA_COLUMNS(
            37,
            "ALTER TABLE conversation_sessions ADD COLUMN anon_session_id TEXT",
            "ALTER TABLE users ADD COLUMN tier TEXT DEFAULT 'free'",
            "UPDATE conversation_sessions SET anon_session_id = 'anon-' || rowid WHERE rowid <= 12"),

    /** A sequence that ran ahead: its rows were deleted since. */
    SEQUENCES_AHEAD(2, "DELETE FROM research_steps", "UPDATE sqlite_sequence SET seq = 512 WHERE name = 'audit_logs'"),

    /** Averages of more digits than the 4-byte real of the target holds. */
    LONG_REALS(20, "UPDATE api_usage SET avg_response_time = 1000.0 * rowid / 67 WHERE rowid <= 20"),

    /** Texts that aren't JSON where the target wants jsonb. */
    INVALID_JSON(
            5,
            "UPDATE conversation_sessions SET metadata = '{model: gpt}' WHERE rowid IN (2, 9)",
            "UPDATE audit_logs SET details = 'login from 10.0.0.7' WHERE rowid IN (1, 33)",
            "UPDATE custom_agents SET keywords = '' WHERE rowid = 3"),

    /** A role that the target's CHECK doesn't know. */
    TOOL_ROLES(9, "UPDATE conversation_messages SET role = 'tool' WHERE rowid % 40 = 7 AND rowid < 360"),

    /** Ratings that the target's CHECK refuses: 0, 6 and 10. */
    RATINGS_OUT_OF_RANGE(
            4,
            "UPDATE agent_feedback SET rating = 0 WHERE rowid = 2",
            "UPDATE agent_feedback SET rating = 6 WHERE rowid = 11",
            "UPDATE agent_feedback SET rating = 10 WHERE rowid = 20",
            "UPDATE agent_reviews SET rating = 0 WHERE rowid = 1"),

    /** Files of more than 2 GiB, where the target has an int4. */
    LARGE_FILES(2, "UPDATE external_files SET file_size = 3221225472 + rowid WHERE rowid IN (4, 15)"),

    /** Rows of sessions, users and memories that are gone. */
    ORPHANS(
            12,
            "UPDATE conversation_messages SET session_id = 'session-gone' WHERE rowid IN (100, 101, 102, 103, 104, 105)",
            "UPDATE agent_usage_logs SET user_id = 'user-gone' WHERE rowid BETWEEN 20 AND 23",
            "UPDATE memory_tags SET memory_id = 'memory-gone' WHERE rowid IN (8, 9)");

    private final int rows;
    private final List<String> statements;

    OpenMakeQuirk(int rows, String... statements) {
        this.rows = rows;
        this.statements = List.of(statements);
    }

    /** How many rows (or sequences) it is planted in. */
    public int rows() {
        return rows;
    }

    List<String> statements() {
        return statements;
    }
}
