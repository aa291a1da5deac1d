package dev.sessiondb.applications;

import dev.sessiondb.testing.Rows;
import dev.sessiondb.testing.SqliteFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One table of sessions in six generations of its definition. */
public final class MinskyFixture {
    /** Everything at once. */
    public static final Set<MinskyQuirk> ALL = Set.copyOf(EnumSet.allOf(MinskyQuirk.class));

    /** Rows of {@code sessions}. */
    public static final int SESSIONS = 120;

    /** In G2, rows whose task stands in {@code task_id} only; before them as many in which both columns hold the same. */
    public static final int TASK_IN_SNAKE_ONLY = 30;

    /** What no output may hold. */
    public static final String TOKEN = MinskySession.TOKEN;

    private MinskyFixture() {}

    /** A new file, whose header says WAL. */
    public static Path sqlite(Path file, MinskyGeneration generation, Set<MinskyQuirk> quirks) {
        SqliteFiles.wal(file);
        try (Connection sqlite = SqliteFiles.connect(file)) {
            sqlite.setAutoCommit(false);
            Script.run(sqlite, generation.script());
            fill(sqlite, generation);
            for (MinskyQuirk quirk : MinskyQuirk.values()) {
                if (quirks.contains(quirk) && quirk.in(generation)) {
                    Script.execute(sqlite, List.of(quirk.statement(generation)));
                }
            }
            sqlite.commit();
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void fill(Connection sqlite, MinskyGeneration generation) throws SQLException {
        List<String> columns = columns(sqlite);
        String sql = "INSERT INTO sessions (" + String.join(", ", columns) + ") VALUES ("
                + columns.stream().map(c -> "?").collect(Collectors.joining(", ")) + ")";
        try (PreparedStatement insert = sqlite.prepareStatement(sql)) {
            for (int number = 1; number <= SESSIONS; number++) {
                MinskySession session = MinskySession.of(number);
                for (int i = 0; i < columns.size(); i++) {
                    insert.setObject(i + 1, value(session, columns.get(i), generation));
                }
                insert.executeUpdate();
            }
        }
        Script.execute(sqlite, afterwards(generation));
    }

    private static List<String> columns(Connection sqlite) throws SQLException {
        List<String> names = new ArrayList<>();
        for (List<?> row : Rows.of(sqlite, "SELECT name FROM pragma_table_info('sessions')")) {
            names.add(String.valueOf(row.get(0)));
        }
        return names;
    }

    /** In G2 the columns added by hand are empty at first. */
    private static @Nullable Object value(MinskySession session, String column, MinskyGeneration generation) {
        boolean second = generation == MinskyGeneration.G2
                && List.of("repo_name", "repo_url", "created_at", "task_id").contains(column);
        return second ? null : session.field(column).orElse(null);
    }

    private static List<String> afterwards(MinskyGeneration generation) {
        int snake = SESSIONS - TASK_IN_SNAKE_ONLY;
        int both = snake - TASK_IN_SNAKE_ONLY;
        return switch (generation) {
            case G2 ->
                List.of(
                        "UPDATE sessions SET task_id = taskId, repo_name = repoName, repo_url = repoUrl, created_at = createdAt WHERE rowid > "
                                + both,
                        "UPDATE sessions SET taskId = NULL WHERE rowid > " + snake);
            case G4, G5 ->
                List.of(
                        "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('2c9f', 1737369000000), ('b41e', 1757369000123)");
            default -> List.of();
        };
    }

    /** The application's table in PostgreSQL. */
    public static void postgres(Connection postgres, String schema, MinskyTarget version) throws SQLException {
        Script.inSchema(postgres, schema, version.script());
    }
}
