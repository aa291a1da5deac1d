package dev.sessiondb.applications;

import java.util.List;
import java.util.Map;

/** What a file of years holds besides ordinary rows; each planted in a known number of rows. Columns are named as G1 names them. */
public enum MinskyQuirk {
    /** NULL in the primary key, which SQLite allows. */
    NULL_KEYS(2, Map.of("session", "NULL")),
    /** No {@code repoUrl}, which PostgreSQL's table wants. */
    NULL_REPO_URLS(11, Map.of("repoUrl", "NULL")),
    /** A name of 300 characters, an URL of 1200, a task of 150: longer than PostgreSQL's columns. */
    OVERLONG_NAMES(1, Map.of("repoName", "printf('%.*c', 300, 'n')")),
    OVERLONG_URLS(1, Map.of("repoUrl", "'https://example.org/' || printf('%.*c', 1180, 'u')")),
    OVERLONG_TASKS(1, Map.of("taskId", "'task#' || printf('%.*c', 145, '0')")),
    /** No {@code taskId}; sessions without were once dropped in silence. */
    NO_TASKS(9, Map.of("taskId", "NULL")),
    /** Seconds since 1970 as text among the other times. */
    EPOCH_TIMES(4, Map.of("createdAt", "1737369000 + rowid")),
    /** A time that is none. */
    BAD_TIMES(1, Map.of("createdAt", "'yesterday'")),
    /** In G2 only: two columns for one field that differ. */
    DIFFERING_COLUMNS(3, Map.of("task_id", "'other#' || rowid", "taskId", "'one#' || rowid"));

    private static final Map<String, String> SNAKE =
            Map.of("repoName", "repo_name", "repoUrl", "repo_url", "createdAt", "created_at", "taskId", "task_id");

    private final int rows;
    private final Map<String, String> values;

    MinskyQuirk(int rows, Map<String, String> values) {
        this.rows = rows;
        this.values = values;
    }

    /** How many rows it is planted in. */
    public int rows() {
        return rows;
    }

    /** Whether a generation can hold it. */
    public boolean in(MinskyGeneration generation) {
        return this != DIFFERING_COLUMNS || generation == MinskyGeneration.G2;
    }

    /** The first rowid that it is planted in; those of different quirks are apart. */
    public int firstRowid() {
        int first = 1;
        for (MinskyQuirk before : List.of(values()).subList(0, ordinal())) {
            first += before.rows;
        }
        return first;
    }

    String statement(MinskyGeneration generation) {
        StringBuilder sql = new StringBuilder();
        values.forEach((column, value) -> sql.append(sql.isEmpty() ? "UPDATE sessions SET " : ", ")
                .append(generation == MinskyGeneration.G0 ? SNAKE.getOrDefault(column, column) : column)
                .append(" = ")
                .append(value));
        return sql + " WHERE rowid BETWEEN " + firstRowid() + " AND " + (firstRowid() + rows - 1);
    }
}
