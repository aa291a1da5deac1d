package dev.sessiondb.applications;

import dev.sessiondb.testing.SqliteFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A chat application of 20 tables whose PostgreSQL schema exists beforehand, with a seeded row {@code admin}. */
public final class OpenMakeFixture {
    /** Everything at once. */
    public static final Set<OpenMakeQuirk> ALL = Set.of(OpenMakeQuirk.values());

    /** None of them keeps a strict run from going through. */
    public static final Set<OpenMakeQuirk> HARMLESS = Set.copyOf(
            EnumSet.of(OpenMakeQuirk.TEXT_BOOLEANS, OpenMakeQuirk.EXTRA_COLUMNS, OpenMakeQuirk.SEQUENCES_AHEAD));

    /** The key of the administrator, in the file and in the seed. */
    public static final String ADMIN = "admin";

    /** What is worth keeping of the real administrator, and what the seed would put in its place. */
    public static final String REAL_HASH = "$2b$12$real-administrator";

    public static final String SEEDED_HASH = "$2b$12$seeded-administrator";

    /** The tables in the order in which they refer to each other, as the application's own documents list them. */
    public static final List<String> TABLES = List.of(
            "users",
            "conversation_sessions",
            "custom_agents",
            "conversation_messages",
            "agent_usage_logs",
            "agent_feedback",
            "audit_logs",
            "alert_history",
            "user_memories",
            "memory_tags",
            "research_sessions",
            "research_steps",
            "agent_marketplace",
            "agent_reviews",
            "agent_installations",
            "canvas_documents",
            "canvas_versions",
            "external_connections",
            "external_files",
            "api_usage");

    /** The rows of each, in the same order; {@code alert_history} never had any. */
    private static final int[] ROWS = {25, 60, 8, 400, 156, 23, 89, 0, 45, 67, 6, 24, 8, 12, 14, 15, 30, 20, 40, 60};

    private static final List<Integer> BOOLEAN = List.of(0, 1, 1);

    private static final Vocabulary VOCABULARY =
            new Vocabulary(choices(), json(), Map.of(), OpenMakeFixture::key, Words::scriptTime);

    private OpenMakeFixture() {}

    private static Map<String, List<?>> choices() {
        return Map.ofEntries(
                Map.entry("users.is_active", BOOLEAN),
                Map.entry("enabled", BOOLEAN),
                Map.entry("is_free", BOOLEAN),
                Map.entry("is_featured", BOOLEAN),
                Map.entry("is_verified", BOOLEAN),
                Map.entry("success", BOOLEAN),
                Map.entry("is_shared", BOOLEAN),
                Map.entry("external_connections.is_active", BOOLEAN),
                Map.entry("users.role", List.of("user", "user", "guest", "admin")),
                Map.entry("conversation_messages.role", List.of("user", "assistant", "system")),
                Map.entry("rating", List.of(1, 2, 3, 4, 5)),
                Map.entry("user_memories.category", List.of("preference", "fact", "project", "skill")),
                Map.entry("research_sessions.status", List.of("pending", "running", "completed", "failed")),
                Map.entry("research_sessions.depth", List.of("quick", "standard", "deep")),
                Map.entry("agent_marketplace.status", List.of("pending", "approved", "suspended")),
                Map.entry("doc_type", List.of("document", "code", "diagram", "table")),
                Map.entry("service_type", List.of("google_drive", "notion", "github", "slack", "dropbox")),
                Map.entry("api_usage.date", List.of("2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21")),
                Map.entry("access_token", List.of("ya29.secret-access-token", "gho_secret-access-token")));
    }

    private static Set<String> json() {
        return Set.of(
                "conversation_sessions.metadata",
                "api_usage.models",
                "agent_feedback.tags",
                "custom_agents.keywords",
                "audit_logs.details",
                "alert_history.data",
                "agent_marketplace.tags",
                "research_sessions.key_findings",
                "research_sessions.sources",
                "research_steps.sources",
                "external_connections.metadata");
    }

    private static String key(Words words, int row) {
        return "id-" + row + "-" + words.number(1_000_000);
    }

    /** A new file, as years of use left it. */
    public static Path sqlite(Path file, Set<OpenMakeQuirk> quirks) {
        try (Connection sqlite = SqliteFiles.connect(file)) {
            sqlite.setAutoCommit(false);
            Script.run(sqlite, "openmake/sqlite.sql");
            Script.execute(sqlite, List.of(admin("users", REAL_HASH)));
            TableFiller filler = new TableFiller(sqlite, VOCABULARY, 2);
            for (int i = 0; i < ROWS.length; i++) {
                filler.fill(TABLES.get(i), ROWS[i]);
            }
            for (OpenMakeQuirk quirk : OpenMakeQuirk.values()) {
                Script.execute(sqlite, quirks.contains(quirk) ? quirk.statements() : List.of());
            }
            sqlite.commit();
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file of an older version, which lacks whole tables. */
    public static Path older(Path file, Set<OpenMakeQuirk> quirks, String... missing) {
        sqlite(file, quirks);
        List<String> statements = new ArrayList<>();
        for (String table : missing) {
            statements.add("DROP TABLE " + table);
        }
        return SqliteFiles.create(file, statements.toArray(String[]::new));
    }

    /** The schema as the application makes it when it starts, with the row {@code admin} that it seeds. */
    public static void postgres(Connection postgres, String schema) throws SQLException {
        Script.inSchema(postgres, schema, "openmake/postgres.sql");
        Script.execute(postgres, List.of(admin('"' + schema + "\".users", SEEDED_HASH)));
    }

    private static String admin(String table, String hash) {
        return "INSERT INTO " + table + " (id, username, password_hash, email, role, created_at, updated_at) VALUES ('"
                + ADMIN + "', 'admin', '" + hash
                + "', 'admin@example.org', 'admin', '2025-01-20 10:30:00', '2025-01-20 10:30:00')";
    }
}
