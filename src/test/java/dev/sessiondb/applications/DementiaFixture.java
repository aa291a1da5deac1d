package dev.sessiondb.applications;

import dev.sessiondb.testing.Rows;
import dev.sessiondb.testing.SqliteFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A memory of one project: times as REAL and as TEXT in one column, embeddings as bytes and as text, sequences that ran ahead, and an FTS5 table. */
public final class DementiaFixture {
    /** Everything at once. */
    public static final Set<DementiaQuirk> ALL = Set.copyOf(EnumSet.allOf(DementiaQuirk.class));

    /** The rows of {@code context_locks}: this many hold {@code locked_at} as REAL seconds, the others as TEXT. */
    public static final int LOCKS = 90;

    public static final int LOCKED_AT_REAL = 58;

    /** {@code token_usage}: no rows, and its sequence here. */
    public static final int TOKEN_SEQUENCE = 130;

    /** {@code memory_entries}: this many rows, and its sequence there. */
    public static final int MEMORIES = 11;

    public static final int MEMORY_SEQUENCE = 79;

    /** Rows of the FTS5 table. */
    public static final int SEARCHABLE = 5;

    private static final List<String> OF_OWN = List.of("token_usage", "memory_entries");

    private static final Map<String, Integer> ROWS = Map.of(
            "sessions", 14,
            "context_locks", LOCKS,
            "todos", 40,
            "decisions", 30,
            "file_semantic_model", 120,
            "file_change_history", 200,
            "tool_usage_log", 150,
            "context_access_log", 180,
            "topics", 9);

    private static final int OTHERS = 25;

    private static final Vocabulary VOCABULARY = new Vocabulary(
            Map.of(
                    "todos.status", List.of("pending", "in_progress", "completed"),
                    "context_locks.version", List.of("1.0", "1.1", "2.0", "10.3"),
                    "is_persistent", List.of(0, 1),
                    "archived", List.of(0, 1),
                    "is_standard", List.of(0, 1),
                    "decisions.status", List.of("OPEN", "DECIDED"),
                    "change_type", List.of("created", "modified", "deleted"),
                    "embedding_model", List.of("nomic-embed-text", "text-embedding-3")),
            Set.of("metadata", "options", "imports", "exports", "related_contexts", "key_concepts", "result_data"),
            Map.of("session_id", "sessions"),
            DementiaFixture::key,
            Words::time);

    private DementiaFixture() {}

    private static String key(Words words, int row) {
        return row % 5 == 0 ? Integer.toString(1000 + row) : "key-" + row + "-" + words.number(1_000_000);
    }

    /** A new file, whose header says WAL while there is no {@code -wal} beside it. */
    public static Path sqlite(Path file, DementiaVersion version, Set<DementiaQuirk> quirks) {
        SqliteFiles.wal(file);
        try (Connection sqlite = SqliteFiles.connect(file)) {
            sqlite.setAutoCommit(false);
            Script.run(sqlite, version.script());
            TableFiller filler = new TableFiller(sqlite, VOCABULARY, 3);
            for (String table : tables(sqlite)) {
                filler.fill(table, ROWS.getOrDefault(table, OF_OWN.contains(table) ? 0 : OTHERS));
            }
            Script.execute(sqlite, always(version));
            for (DementiaQuirk quirk : DementiaQuirk.values()) {
                Script.execute(sqlite, quirks.contains(quirk) && quirk.in(version) ? quirk.statements() : List.of());
            }
            sqlite.commit();
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sessions first, since nearly all others refer to them. */
    private static List<String> tables(Connection sqlite) throws SQLException {
        List<String> tables = new ArrayList<>();
        for (List<?> row : Rows.of(
                sqlite,
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'file_fts%' ORDER BY name <> 'sessions', rowid")) {
            tables.add(String.valueOf(row.get(0)));
        }
        return tables;
    }

    private static List<String> always(DementiaVersion version) {
        List<String> statements = new ArrayList<>();
        statements.add(
                "UPDATE context_locks SET locked_at = 1755177301.029057 + id * 1000.25 WHERE id <= " + LOCKED_AT_REAL);
        statements.add("UPDATE context_locks SET locked_at = '2025-11-23 16:17:' || (id % 50 + 10) WHERE id > "
                + LOCKED_AT_REAL);
        statements.add("""
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                INSERT INTO memory_entries (id, category, content, metadata, timestamp, session_id)
                SELECT 63 + i, 'progress', 'entry ' || i, '{"n": ' || i || '}', 1755177301.5 + i,
                       (SELECT id FROM sessions WHERE rowid = 1 + i %% 5) FROM n
                """.formatted(MEMORIES));
        statements.add("UPDATE sqlite_sequence SET seq = " + MEMORY_SEQUENCE + " WHERE name = 'memory_entries'");
        if (version != DementiaVersion.OLDER) {
            statements.add("INSERT INTO sqlite_sequence (name, seq) VALUES ('token_usage', " + TOKEN_SEQUENCE + ")");
            statements.add("INSERT INTO file_fts (path, content) SELECT path, 'text of ' || path FROM files LIMIT "
                    + SEARCHABLE);
        }
        return statements;
    }

    /** The application's tables as it makes them in a project's schema. */
    public static void postgres(Connection postgres, String schema) throws SQLException {
        Script.inSchema(postgres, schema, "dementia/postgres.sql");
    }
}
