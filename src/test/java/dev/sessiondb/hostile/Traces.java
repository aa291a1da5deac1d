package dev.sessiondb.hostile;

import dev.sessiondb.testing.Rows;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What runs leave behind, by the name of the place. */
final class Traces {
    private Traces() {}

    /** Every file below a folder, except those that are meant to hold it. */
    static Map<String, String> files(Path folder, Set<Path> except) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(p -> Files.isRegularFile(p) && !except.contains(p))
                    .toList()) {
                files.put(file.toString(), content(file));
            }
        }
        return files;
    }

    /** Empty when it went away meanwhile. */
    private static String content(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** Every row of every table of sessiondb's own, in all schemas. */
    static Map<String, String> bookkeeping(TestDatabase database) throws SQLException {
        Map<String, String> tables = new TreeMap<>();
        try (Connection connection = database.connectAsAdmin()) {
            for (var row : Rows.of(
                    connection,
                    "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE tablename LIKE 'sessiondb\\_%'")) {
                String table = String.valueOf(row.get(0));
                tables.put(
                        table,
                        Rows.of(connection, "SELECT t::text FROM " + table + " t")
                                .toString());
            }
        }
        return tables;
    }

    /** What everyone who may look sees of the role's connections. */
    static String activity(TestDatabase database) throws SQLException {
        try (Connection connection = database.connectAsAdmin()) {
            return Rows.of(
                            connection,
                            "SELECT a::text FROM pg_stat_activity a WHERE usename = '" + database.role() + "'")
                    .toString();
        }
    }
}
