package dev.sessiondb.applications;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table {@code sessions} on both sides, by plain SQL, in one form: texts as they are, times in microseconds. */
final class MinskyRows {
    /** Those of every table. */
    static final Map<String, String> TYPES = new TreeMap<>(Map.of(
            "session", "varchar(255) not null",
            "repo_name", "varchar(255) not null",
            "repo_url", "varchar(1000) not null",
            "created_at", "timestamptz not null",
            "task_id", "varchar(100)",
            "pr_branch", "varchar(255)",
            "pr_approved", "varchar(10)",
            "pr_state", "text",
            "backend_type", "varchar(50)",
            "pull_request", "text"));

    private static final Map<String, String> OF_OTHER_VERSIONS = Map.of(
            "branch", "varchar(255)",
            "repo_path", "varchar(1000)",
            "last_activity_at", "text",
            "last_commit_hash", "text",
            "last_commit_message", "text",
            "commit_count", "integer",
            "status", "text",
            "agent_id", "text",
            "github", "text",
            "remote", "text");

    private MinskyRows() {}

    /** The columns of a table that sessiondb makes of a file: all that PostgreSQL's has, and those of other versions that the file has. */
    static Map<String, String> expectedTypes(Path file) {
        Map<String, String> types = new TreeMap<>(TYPES);
        columns(file).stream()
                .map(MinskySession::snake)
                .filter(OF_OTHER_VERSIONS::containsKey)
                .forEach(column -> types.put(column, OF_OTHER_VERSIONS.getOrDefault(column, "")));
        return types;
    }

    /** The columns of the target's table, as the application's definitions write types. */
    static Map<String, String> types(TestDatabase database) {
        Map<String, String> types = new TreeMap<>();
        database.query("""
                SELECT column_name, CASE data_type WHEN 'character varying' THEN 'varchar(' || character_maximum_length || ')'
                                                   WHEN 'timestamp with time zone' THEN 'timestamptz' ELSE data_type END
                                    || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END
                FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'sessions'
                """).forEach(row -> types.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
        return types;
    }

    static List<String> columns(Path file) {
        return SqliteFiles.query(file, "SELECT name FROM pragma_table_info('sessions')").stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    /** What the target's columns must hold, by session; those of which the file has nothing hold NULL. */
    static Map<String, List<String>> ofSqlite(Path file, List<String> targetColumns, String condition) {
        List<String> there = columns(file);
        String sql = targetColumns.stream()
                .map(column -> {
                    List<String> from = there.stream()
                            .filter(name -> MinskySession.snake(name).equals(column))
                            .map(name -> '"' + name + '"')
                            .toList(); // G2 has the one in camelCase first
                    String end = column.startsWith("repo_n") || column.equals("repo_url") ? "''" : "NULL";
                    return from.isEmpty() ? "NULL" : "coalesce(" + String.join(", ", from) + ", " + end + ")";
                })
                .collect(Collectors.joining(", ", "SELECT ", " FROM sessions WHERE " + condition));
        return byFirst(SqliteFiles.query(file, sql), targetColumns);
    }

    static Map<String, List<String>> ofPostgres(TestDatabase database, List<String> columns) {
        String sql = columns.stream()
                .map(column -> column.equals("created_at")
                        ? "(extract(epoch FROM created_at) * 1000000)::bigint::text"
                        : column + "::text")
                .collect(Collectors.joining(", ", "SELECT ", " FROM sessions"));
        Map<String, List<String>> rows = new TreeMap<>();
        database.query(sql)
                .forEach(row -> rows.put(
                        String.valueOf(row.get(0)),
                        row.stream().map(String::valueOf).toList()));
        return rows;
    }

    private static Map<String, List<String>> byFirst(List<? extends List<?>> found, List<String> columns) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (List<?> row : found) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                String value = String.valueOf(row.get(i));
                values.add(columns.get(i).equals("created_at") ? micros(value) : value);
            }
            rows.put(values.get(0), values);
        }
        return rows;
    }

    /** As the application wrote times in the course of its life. */
    static String micros(String time) {
        if (time.matches("\\d+")) {
            long number = Long.parseLong(time);
            return BigDecimal.valueOf(number)
                    .movePointRight(number < 100_000_000_000L ? 6 : 3)
                    .toPlainString();
        }
        Instant at = time.endsWith("Z")
                ? Instant.parse(time)
                : LocalDateTime.parse(time.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        return String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    /** The records of a session file that count, by session: of several of a session the one with the newest {@code createdAt}. */
    static Map<String, JsonNode> newest(JsonNode document) {
        JsonNode data = document.has("data") ? document.path("data") : document;
        JsonNode records = data.has("sessions") ? data.path("sessions") : data;
        Map<String, JsonNode> newest = new TreeMap<>();
        for (JsonNode record : records) {
            String id = record.has("session")
                    ? record.path("session").asText()
                    : record.path("sessionId").asText();
            newest.merge(id, record, (one, other) -> created(one) > created(other) ? one : other);
        }
        return newest;
    }

    private static long created(JsonNode record) {
        return Long.parseLong(micros(record.path("createdAt").asText()));
    }
}
