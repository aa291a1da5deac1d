package dev.sessiondb.applications;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/** The SQL scripts among the test resources: a statement ends where a line ends in a semicolon. */
final class Script {

    private Script() {}

    /** @param name such as {@code dryad/sqlite.sql} */
    static void run(Connection connection, String name) throws SQLException {
        execute(connection, statements(name));
    }

    static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Makes the schema when it isn't there, and an application's tables in it. */
    static void inSchema(Connection postgres, String schema, String name) throws SQLException {
        String quoted = '"' + schema + '"';
        execute(postgres, List.of("CREATE SCHEMA IF NOT EXISTS " + quoted, "SET search_path = " + quoted));
        run(postgres, name);
        execute(postgres, List.of("RESET search_path"));
    }

    private static List<String> statements(String name) {
        return Arrays.stream(read(name).split(";\n"))
                .filter(statement -> !statement.isBlank())
                .toList();
    }

    private static String read(String name) {
        try (InputStream resource = Script.class.getResourceAsStream("/applications/" + name)) {
            if (resource == null) {
                throw new IllegalArgumentException("no such resource: " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
