package dev.sessiondb.applications;

import dev.sessiondb.testing.SqliteFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A grove of branches: enums, text booleans, times in two forms in one column, ids of 36 and of 32 characters, JSON {@code null} beside NULL, a cycle of foreign keys, and references to themselves.
 */
public final class DryadFixture {
    /** Everything at once. */
    public static final Set<DryadQuirk> ALL = Set.of(DryadQuirk.values());

    /** None of them keeps a strict run from going through. */
    public static final Set<DryadQuirk> HARMLESS = Set.of(DryadQuirk.TEXT_BOOLEANS, DryadQuirk.JSON_NULLS);

    /** What {@code alembic_version} holds in the file. */
    public static final String MIGRATION = "7c1f0a9be2d4";

    /** Tables and their rows, in an order in which what is referred to comes first. */
    private static final Map<String, Integer> ROWS = Map.ofEntries(
            Map.entry("dryad_groves", 12),
            Map.entry("dryad_branches", 120),
            Map.entry("dryad_observation_points", 60),
            Map.entry("organizations", 3),
            Map.entry("client_applications", 4),
            Map.entry("users", 25),
            Map.entry("conversations", 80),
            Map.entry("messages", 600),
            Map.entry("documents", 60),
            Map.entry("document_chunks", 300),
            Map.entry("document_versions", 90),
            Map.entry("document_change_logs", 120),
            Map.entry("document_analytics", 60),
            Map.entry("dryad_dialogues", 90),
            Map.entry("dryad_dialogue_messages", 400),
            Map.entry("dryad_vessels", 60),
            Map.entry("dryad_possibilities", 120),
            Map.entry("dryad_branch_suggestions", 80),
            Map.entry("refresh_tokens", 150),
            Map.entry("agent_interactions", 100),
            Map.entry("multimodal_content", 20),
            Map.entry("search_queries", 100),
            Map.entry("search_analytics", 100),
            Map.entry("shared_knowledge", 40),
            Map.entry("user_engagement", 150));

    private static final List<String> ORDER = List.of(
            "dryad_groves",
            "dryad_branches",
            "dryad_observation_points",
            "organizations",
            "client_applications",
            "users",
            "conversations",
            "messages",
            "documents",
            "document_chunks",
            "document_versions",
            "document_change_logs",
            "document_analytics",
            "dryad_dialogues",
            "dryad_dialogue_messages",
            "dryad_vessels",
            "dryad_possibilities",
            "dryad_branch_suggestions",
            "refresh_tokens",
            "agent_interactions",
            "multimodal_content",
            "search_queries",
            "search_analytics",
            "shared_knowledge",
            "user_engagement");

    private static final Vocabulary VOCABULARY = new Vocabulary(
            Map.of(
                    "dryad_branches.status", List.of("ACTIVE", "ACTIVE", "ARCHIVED", "PRUNED"),
                    "dryad_branches.priority", List.of("HIGHEST", "HIGH", "MEDIUM", "LOW", "LOWEST"),
                    "dryad_dialogue_messages.role", List.of("HUMAN", "ORACLE", "SYSTEM"),
                    "messages.role", List.of("user", "assistant"),
                    "messages.tool_calls", List.of("[]", "[{\"name\": \"search\"}]", "none of it is JSON")),
            Set.of(),
            Map.of(),
            Words::uuid,
            Words::time);

    private DryadFixture() {}

    /** A new file, as years of use left it. */
    public static Path sqlite(Path file, Set<DryadQuirk> quirks) {
        try (Connection sqlite = SqliteFiles.connect(file)) {
            sqlite.setAutoCommit(false);
            Script.run(sqlite, "dryad/sqlite.sql");
            TableFiller filler = new TableFiller(sqlite, VOCABULARY, 1);
            for (String table : ORDER) {
                filler.fill(table, ROWS.getOrDefault(table, 0));
            }
            Script.execute(sqlite, afterwards());
            for (DryadQuirk quirk : DryadQuirk.values()) {
                Script.execute(sqlite, quirks.contains(quirk) ? quirk.statements() : List.of());
            }
            sqlite.commit();
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> afterwards() {
        return List.of("""
                UPDATE dryad_branches SET observation_point_id =
                    (SELECT p.id FROM dryad_observation_points p WHERE p.branch_id = dryad_branches.id LIMIT 1)
                WHERE rowid % 2 = 0
                """, "INSERT INTO alembic_version VALUES ('" + MIGRATION + "')");
    }

    /** The application's tables as its own migrations made them, with what those wrote down in {@code alembic_version}. */
    public static void postgres(Connection postgres, String schema) throws SQLException {
        Script.inSchema(postgres, schema, "dryad/postgres.sql");
        Script.execute(
                postgres, List.of("INSERT INTO \"" + schema + "\".alembic_version VALUES ('" + MIGRATION + "')"));
    }
}
