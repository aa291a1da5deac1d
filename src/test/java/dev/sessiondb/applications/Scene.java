package dev.sessiondb.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.scenario.Program;
import dev.sessiondb.testing.CarriedPlan;
import dev.sessiondb.testing.DataComparison;
import dev.sessiondb.testing.Rows;
import dev.sessiondb.testing.SqliteContents;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An application's working directory, a server, and the program between the two; what is held to be true is asked of both by plain SQL. */
final class Scene implements AutoCloseable {
    private final Path directory;
    private final TestDatabase database = TestDatabase.create();
    private final Program program;

    /** @param variable that names the server, in the form of {@code scheme} */
    Scene(Path directory, String variable, String scheme) {
        this.directory = directory;
        this.program = new Program(directory).with(variable, database.uri().replaceFirst("^postgresql:", scheme + ":"));
    }

    TestDatabase database() {
        return database;
    }

    Scene with(String variable, String value) {
        program.with(variable, value);
        return this;
    }

    /** A path below the working directory whose parent is there. */
    Path path(String name) {
        try {
            Path path = directory.resolve(name);
            Files.createDirectories(path.resolveSibling(""));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the application makes its tables. */
    interface Tables {
        void make(Connection postgres) throws SQLException;
    }

    void make(Tables tables) {
        try (Connection postgres = database.connect()) {
            tables.make(postgres);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One command. */
    Program.Result run(String... arguments) {
        return program.run(arguments);
    }

    /** A real migration that ends with this status, its document. */
    JsonNode migrate(int status, String... options) {
        List<String> arguments = new ArrayList<>(List.of("migrate", "to", "postgres", "--execute", "--json"));
        arguments.addAll(List.of(options));
        Program.Result result = run(arguments.toArray(String[]::new));
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isEqualTo(status);
        return result.document();
    }

    /** Brought back over the file that they came from, all rows are again what they were, in the same spelling. */
    void comesBack(Path file, String... options) {
        Map<String, List<String>> rows = SqliteContents.rows(file);
        List<String> arguments = new ArrayList<>(List.of(
                "migrate",
                "to",
                "sqlite",
                "--from",
                "postgres",
                "--sqlite-path",
                file.toString(),
                "--replace",
                "--execute"));
        arguments.addAll(List.of(options));
        Program.Result result = run(arguments.toArray(String[]::new));
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        Map<String, List<String>> back = SqliteContents.rows(file);
        rows.forEach((table, before) -> {
            if (!table.equals("sqlite_sequence")) {
                assertThat(back.get(table)).as(table).isEqualTo(before);
            }
        });
    }

    /** The messages of all findings of one code, with their tables and columns. */
    static List<String> findings(JsonNode document, String code) {
        List<String> messages = new ArrayList<>();
        for (JsonNode finding : document.path("result").path("plan").path("findings")) {
            if (finding.path("code").asText().equals(code)) {
                messages.add(finding.path("table").asText("") + "."
                        + finding.path("column").asText("") + ": "
                        + finding.path("message").asText());
            }
        }
        return messages;
    }

    /** Every cell of every table of the file that differs from what is in the schema. */
    List<String> differences(Path file, String schema) {
        try (Connection postgres = database.connect()) {
            return DataComparison.of(file, postgres, schema, CarriedPlan.plain())
                    .differences();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query against PostgreSQL, values joined by bars. */
    List<String> there(String sql) {
        return joined(database.query(sql));
    }

    /** The same against a SQLite file. */
    static List<String> here(Path file, String sql) {
        return joined(SqliteFiles.query(file, sql));
    }

    /** Both sides answer their query in the same way, and not with nothing. */
    void same(Path file, String sqlite, String postgres) {
        assertThat(there(postgres)).isNotEmpty().isEqualTo(here(file, sqlite));
    }

    /** How many rows each of the schema's tables has, those of the program itself left out. */
    List<String> counts(String schema) {
        try (Connection postgres = database.connect()) {
            List<String> counts = new ArrayList<>();
            for (List<?> table : Rows.of(
                    postgres,
                    "SELECT tablename::text FROM pg_tables WHERE schemaname = '" + schema
                            + "' AND tablename NOT LIKE 'sessiondb\\_%' ORDER BY 1")) {
                String name = '"' + schema + "\".\"" + table.get(0) + '"';
                counts.add(table.get(0) + "="
                        + Rows.of(postgres, "SELECT count(*) FROM " + name)
                                .get(0)
                                .get(0));
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> joined(List<? extends List<?>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining("|")))
                .toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
