package dev.sessiondb.crash;

import dev.sessiondb.testing.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an application sees, as texts of which equal ones mean the same. Reads everything by itself, without the program.
 *
 * @param server tables, rows, keys and indexes of the schema {@code public}
 * @param sqlite tables and rows of {@code app.db}
 * @param json what {@code app.json} holds
 * @param config bytes of the config file
 */
record View(String server, String sqlite, String json, String config) {

    static View of(Stage stage) {
        return new View(
                server(stage.server(), stage.database()),
                sqlite(stage.home().resolve("app.db")),
                json(stage.home().resolve("app.json")),
                text(stage.home().resolve(".sessiondb/config.yaml")));
    }

    private static String server(CrashServer server, String database) {
        List<String> lines = new ArrayList<>();
        for (List<@Nullable Object> table : server.query(database, """
                SELECT c.relname::text, format('%I.%I', n.nspname, c.relname)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname !~ '^sessiondb_' ORDER BY 1
                """)) {
            lines.add(table.get(0) + " "
                    + server.query(
                            database,
                            "SELECT count(*), md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) FROM "
                                    + table.get(1) + " t"));
        }
        lines.add(String.valueOf(server.query(database, """
                SELECT conrelid::regclass::text, conname::text, pg_get_constraintdef(oid) FROM pg_constraint
                WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text !~ 'sessiondb_' ORDER BY 1, 2
                """)));
        lines.add(String.valueOf(server.query(database, """
                SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename !~ '^sessiondb_' ORDER BY 1
                """)));
        return String.join("\n", lines);
    }

    private static String sqlite(Path file) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro&immutable=1")) {
            List<String> lines =
                    new ArrayList<>(List.of(String.valueOf(Rows.of(connection, "PRAGMA integrity_check"))));
            for (List<@Nullable Object> table : Rows.of(connection, """
                    SELECT name, sql, '"' || replace(name, '"', '""') || '"' FROM sqlite_master WHERE type = 'table' ORDER BY name
                    """)) {
                lines.add(table.get(0) + " " + table.get(1) + " "
                        + sha256(Rows.of(connection, "SELECT * FROM " + table.get(2) + " ORDER BY 1, 2").stream()
                                .map(View::row)
                                .collect(Collectors.joining("\n"))));
            }
            return String.join("\n", lines);
        } catch (SQLException e) {
            return "can't be read: " + e.getMessage();
        }
    }

    private static String row(List<@Nullable Object> row) {
        return row.stream()
                .map(value -> value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value))
                .collect(Collectors.joining("|"));
    }

    private static String json(Path file) {
        if (!Files.exists(file)) {
            return "not there";
        }
        return sha256(text(file)
                .lines()
                .filter(line -> !line.matches("\"(tool|time|source)\":.*"))
                .collect(Collectors.joining("\n")));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
