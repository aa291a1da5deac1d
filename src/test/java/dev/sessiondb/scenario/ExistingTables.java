package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.property.Migration;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of runs into existing tables have in common. */
abstract class ExistingTables {
    final TestDatabase database = TestDatabase.create();

    @TempDir
    Path home;

    @AfterEach
    void close() {
        database.close();
    }

    Migration run(Path file, String... options) {
        return Migration.run(file, database, "public", options);
    }

    /** How a command ends that must end well. */
    int command(String... arguments) {
        Program.Result result = done(arguments);
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        return result.exitStatus();
    }

    int ended(String... arguments) {
        return done(arguments).exitStatus();
    }

    private Program.Result done(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!arguments[0].equals("verify")) {
            all.addAll(List.of("--backup", home.resolve("backups").toString()));
        }
        return new Program(home).with("SESSIONDB_POSTGRES_URL", database.uri()).run(all.toArray(String[]::new));
    }

    Path source(String... statements) {
        return SqliteFiles.create(home.resolve("app.db"), statements);
    }

    static void alter(Path file, String statement) {
        try (Connection sqlite = SqliteFiles.connect(file)) {
            SqliteFiles.execute(sqlite, statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Path profile(String text) throws IOException {
        return Files.writeString(home.resolve("profile.yaml"), text);
    }

    List<String> rows(String sql) {
        return database.query(sql).stream()
                .map(row -> String.join(
                        "|",
                        row.stream()
                                .map(String::valueOf)
                                .map(ExistingTables::plain)
                                .toList()))
                .toList();
    }

    static String plain(String value) {
        return value.endsWith(":00.0") ? value.substring(0, value.length() - 2) : value;
    }

    static String detail(Migration run, String check) {
        return each(run.document().path("result").path("checks"))
                .filter(node -> node.path("id").asText().equals(check))
                .map(node -> node.path("detail").asText())
                .reduce("", (one, other) -> one + "\n" + other);
    }

    static List<String> findings(Migration run, String code) {
        return each(run.document().path("result").path("plan").path("findings"))
                .filter(node -> node.path("code").asText().equals(code))
                .map(node -> node.path("message").asText())
                .toList();
    }

    static JsonNode table(Migration run, String name) {
        return each(run.document().path("result").path("tables"))
                .filter(node -> node.path("target").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Path rejects(Migration run) {
        return Path.of(
                run.document().path("result").path("rejects").path("file").asText());
    }

    static java.util.stream.Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
