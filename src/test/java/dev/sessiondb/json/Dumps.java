package dev.sessiondb.json;

import dev.sessiondb.dump.DumpHeader;
import dev.sessiondb.dump.DumpWriter;
import dev.sessiondb.io.Compression;
import dev.sessiondb.sqlite.SqliteFileStore;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.Source;
import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dumps, and what becomes of them. */
final class Dumps {

    private Dumps() {}

    /** The dump of a database, beside it. */
    static Path of(Path database, Compression compression) {
        Path file = database.resolveSibling(database.getFileName() + ".json" + compression.ending());
        try (Source source = new SqliteSourceStore(database).open();
                OutputStream out = compression.wrap(Files.newOutputStream(file))) {
            DumpHeader header =
                    DumpHeader.of("test", Instant.parse("2025-01-20T10:30:00.123Z"), source.description(), source);
            new DumpWriter(out).write(header, source);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DumpSourceStore store(Path file) {
        return new DumpSourceStore(
                file, made -> new SqliteFileStore(made).stage(made, Optional.empty()), SqliteSourceStore::new);
    }

    /** The SQLite copy that a backup of the dump would hold. */
    static Path copy(Path dump) {
        Path copy = dump.resolveSibling(dump.getFileName() + ".copy.db");
        try (Source source = store(dump).open()) {
            source.copyTo(copy);
        }
        return copy;
    }

    /** All that a database holds, in SQLite's own words: definitions, sequences, and of each table the rows with their storage classes and bytes. */
    static List<String> contents(Path database) {
        try (Connection connection = SqliteFiles.connect(database)) {
            List<String> lines = lines(
                    connection,
                    "SELECT type || '|' || name || '|' || tbl_name || '|' || ifnull(sql, '') FROM sqlite_schema ORDER BY 1");
            for (String table : lines(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'")) {
                lines.add(table);
                lines.addAll(rows(connection, table));
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        String quoted = '"' + table.replace("\"", "\"\"") + '"';
        List<String> columns = new ArrayList<>();
        for (String column :
                lines(connection, "SELECT name FROM pragma_table_xinfo(" + "'" + table.replace("'", "''") + "')")) {
            String name = '"' + column.replace("\"", "\"\"") + '"';
            columns.add("typeof(" + name + ") || CASE typeof(" + name + ") WHEN 'real' THEN format('%!.20e', " + name
                    + ") WHEN 'integer' THEN " + name + " ELSE ifnull(hex(" + name + "), '') END");
        }
        return lines(connection, "SELECT " + String.join(" || ' ' || ", columns) + " FROM " + quoted);
    }

    static List<String> lines(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }
}
