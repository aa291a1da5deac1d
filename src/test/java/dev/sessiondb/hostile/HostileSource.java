package dev.sessiondb.hostile;

import dev.sessiondb.testing.SqliteFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** A database in which names and values made to be taken for something else stand everywhere. */
final class HostileSource {
    static final List<String> NAMES = List.of(
            "a'; DROP TABLE canary; --",
            "b\"; DROP TABLE canary; --",
            "c\\'; DROP TABLE canary; --",
            "d /* x",
            "e -- x",
            "f $$ x $1 $tag$",
            "g ? ?1 :name @name",
            "h %s %1$s %n",
            "i \\ \\. \\\\",
            "\\.",
            "j\nk\r\nl",
            "m\u2028n\u2029",
            "o\u202Etxt.exe\u200F",
            "p\u001B[2J\u001B]0;title\u0007",
            "q {0} ${HOME} ${flyway:defaultSchema} #{x}",
            "pg_class",
            "r`s[t]u",
            "Case",
            "case",
            "x".repeat(70) + "'1",
            "x".repeat(70) + "'2",
            "é日本\uD83D\uDE00",
            "y: \u0085z: [\u007F\u009B31m");

    /** One of each kind. */
    static final List<String> FEW =
            Stream.of(1, 2, 7, 8, 11, 12, 13, 15, 18, 19, 22).map(NAMES::get).toList();

    private HostileSource() {}

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** What the table is called that has to do with that name. */
    static String table(String hostile) {
        return hostile.equals("case") ? "case 2" : hostile;
    }

    /** Each of the names is that of a table, its columns, its constraint, its index, and is a default and a value. */
    static Path create(Path path, List<String> names) throws SQLException {
        Path file = SqliteFiles.create(path);
        try (Connection connection = SqliteFiles.connect(file)) {
            SqliteFiles.execute(connection, "BEGIN");
            int number = 0;
            for (String hostile : names) {
                String table = table(hostile);
                SqliteFiles.execute(
                        connection,
                        "CREATE TABLE " + name(table) + " (id INTEGER PRIMARY KEY, " + name(hostile)
                                + " TEXT DEFAULT " + text(hostile) + ", " + name(hostile + "2")
                                + " INT, CONSTRAINT " + name(hostile) + " CHECK (" + name(hostile) + " <> "
                                + text("no" + hostile) + "))",
                        "CREATE INDEX " + name("i" + number++ + hostile) + " ON " + name(table) + " (" + name(hostile)
                                + ") WHERE " + name(hostile) + " <> " + text(hostile + "'"),
                        "CREATE VIEW " + name("v" + number + hostile) + " AS SELECT " + name(hostile) + " AS "
                                + name(hostile) + " FROM " + name(table) + " WHERE " + name(hostile) + " <> "
                                + text(hostile + "'"),
                        "INSERT INTO " + name(table) + " (id) VALUES (0)");
                fill(connection, table, hostile);
            }
            SqliteFiles.execute(connection, "COMMIT");
        }
        return file;
    }

    private static void fill(Connection connection, String table, String column) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + name(table) + " (" + name(column) + ") VALUES (?)")) {
            for (String value : NAMES) {
                insert.setString(1, value);
                insert.executeUpdate();
            }
        }
    }
}
