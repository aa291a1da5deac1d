package dev.sessiondb.applications;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.property.Migration;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of Dementia have in common: a project's file, a schema, and commands. */
abstract class DementiaProject {
    static final String SCHEMA = "my_project";
    static final Set<DementiaQuirk> WITHOUT_ORPHANS = Set.of(DementiaQuirk.JSON_EMBEDDINGS, DementiaQuirk.NOT_JSON);

    final TestDatabase database = TestDatabase.create();

    @TempDir
    Path home;

    @AfterEach
    void close() {
        database.close();
    }

    Path file(DementiaVersion version, Set<DementiaQuirk> quirks) {
        Path project = home.resolve("project");
        try {
            Files.createDirectories(project);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return DementiaFixture.sqlite(project.resolve(".claude-memory.db"), version, quirks);
    }

    void applicationsTables() throws SQLException {
        try (Connection postgres = database.connect()) {
            DementiaFixture.postgres(postgres, SCHEMA);
        }
    }

    String backups() {
        return home.resolve("project/backups").toString();
    }

    Migration run(Path file, String... options) {
        return Migration.run(file, database, SCHEMA, options);
    }

    ApplicationCommand application(String... arguments) {
        return ApplicationCommand.run(home, database, arguments);
    }

    int command(String... arguments) {
        ApplicationCommand command = application(arguments);
        if (command.exitStatus() != 0) {
            System.getLogger("test").log(System.Logger.Level.INFO, command.output());
        }
        return command.exitStatus();
    }

    List<String> rows(String sql) {
        return database.query(sql).stream().map(DementiaProject::line).toList();
    }

    static List<String> sqlite(Path file, String sql) {
        return SqliteFiles.query(file, sql).stream().map(DementiaProject::line).toList();
    }

    static String line(List<?> row) {
        return String.join("|", row.stream().map(String::valueOf).toList());
    }

    List<String> types(String table) {
        return rows(
                "SELECT attname || ' ' || replace(format_type(atttypid, atttypmod), 'timestamp with time zone', 'timestamptz') FROM pg_attribute WHERE attrelid = 'my_project."
                        + table + "'::regclass AND attnum > 0");
    }

    static String details(Migration run, String check) {
        return each(run.document().at("/result/checks"))
                .filter(node -> node.path("id").asText().equals(check))
                .map(node -> node.path("detail").asText())
                .reduce("", (one, other) -> one + "\n" + other);
    }

    static List<String> findings(Migration run, String code) {
        return all(run, code).map(node -> node.path("message").asText()).toList();
    }

    static List<String> tables(Migration run, String code) {
        return all(run, code).map(node -> node.path("table").asText()).toList();
    }

    static Stream<JsonNode> all(Migration run, String code) {
        return each(run.document().at("/result/plan/findings"))
                .filter(node -> node.path("code").asText().equals(code));
    }

    static List<String> rejects(Migration run) throws IOException {
        return Files.readAllLines(
                Path.of(run.document().at("/result/rejects/file").asText()));
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
