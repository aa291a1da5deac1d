package dev.sessiondb.sqlite;

import dev.sessiondb.io.PrivateFiles;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.ChangedRows;
import dev.sessiondb.store.PlainTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.sqlite.SQLiteConfig;

/** Finds changed rows by SQL over both copies at once. Values are the same when their storage classes and their bytes are; rows belong together by primary key, else by rowid, and what then is left of equal rows by what they hold. */
public final class SqliteChangedRows implements ChangedRows {
    private static final String ROW = Sql.quote("sessiondb.row");
    private static final String NUMBER = Sql.quote("sessiondb.number");

    @Override
    public void write(Copies copies, List<Table> tables, Path changed, Path before) {
        try {
            PrivateFiles.create(changed).close();
            PrivateFiles.create(before).close();
            try (Connection connection = connect(changed, encoding(copies.later()))) {
                attach(connection, before, "was");
                attach(connection, copies.earlier(), "earlier");
                attach(connection, copies.later(), "later");
                for (Table table : tables) {
                    compare(connection, table);
                }
            }
        } catch (SQLException e) {
            throw SqliteErrors.unavailable("cannot compare `" + copies.earlier() + "` with the source", e);
        } catch (IOException e) {
            throw SqliteErrors.unavailable("cannot compare `" + copies.earlier() + "` with the source", e);
        }
    }

    /** Databases that are asked at once must have the same. */
    private static String encoding(Path file) throws SQLException {
        try (Database database = Database.openSnapshot(file, Access.IMMUTABLE, Duration.ZERO)) {
            return database.text("PRAGMA encoding");
        }
    }

    private static Connection connect(Path file, String encoding) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, Integer.toString(Integer.MAX_VALUE));
        config.setPragma(SQLiteConfig.Pragma.LIMIT_SQL_LENGTH, Integer.toString(1 << 30));
        config.setPragma(SQLiteConfig.Pragma.LIMIT_COLUMN, "32767");
        Connection connection =
                config.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri());
        try {
            for (String pragma : List.of(
                    "encoding = '" + encoding + "'",
                    "journal_mode = OFF",
                    "synchronous = OFF",
                    "trusted_schema = OFF")) {
                run(connection, "PRAGMA " + pragma);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void attach(Connection connection, Path file, String name) throws SQLException {
        boolean copy = !name.equals("was");
        String uri = file.toAbsolutePath().toUri() + (copy ? "?mode=ro&immutable=1" : "");
        try (PreparedStatement statement = connection.prepareStatement("ATTACH ? AS " + Sql.quote(name))) {
            statement.setString(1, uri);
            statement.execute();
        }
        if (!copy) {
            run(connection, "PRAGMA was.journal_mode = OFF");
            run(connection, "PRAGMA was.synchronous = OFF");
        }
    }

    private static void compare(Connection connection, Table table) throws SQLException {
        String name = Sql.quote(table.name());
        run(connection, PlainTable.definition(table));
        run(connection, PlainTable.definition(table).replaceFirst("CREATE TABLE ", "CREATE TABLE was."));
        run(connection, difference(table, "main", "later", "earlier"));
        run(connection, difference(table, "was", "earlier", "later"));
        if (table.primaryKey().isEmpty()) {
            settle(connection, table);
        }
        boolean any = truth(
                connection,
                "SELECT EXISTS (SELECT 1 FROM main." + name + ") OR EXISTS (SELECT 1 FROM was." + name + ")");
        if (!any) {
            run(connection, "DROP TABLE main." + name);
            run(connection, "DROP TABLE was." + name);
        } else if (table.primaryKey().filter(PrimaryKey::autoincrement).isPresent()) {
            sequence(connection, table);
        }
    }

    private static String difference(Table table, String into, String from, String other) {
        String name = Sql.quote(table.name());
        return "INSERT INTO " + into + "." + name + " (" + columns(table, "") + ") SELECT " + columns(table, "n.")
                + " FROM "
                + from + "." + name + " n WHERE NOT EXISTS (SELECT 1 FROM " + other + "." + name + " o WHERE "
                + key(table) + " AND " + same(table) + ")";
    }

    private static String columns(Table table, String side) {
        return table.columns().stream()
                .map(column -> side + Sql.quote(column.name()))
                .collect(Collectors.joining(", "));
    }

    private static String key(Table table) {
        return table.primaryKey().map(PrimaryKey::columns).orElse(List.of(rowid(table))).stream()
                .map(Sql::quote)
                .map(column -> "o." + column + " IS n." + column)
                .collect(Collectors.joining(" AND "));
    }

    /** A name of the rowid that no column has. */
    private static String rowid(Table table) {
        return List.of("rowid", "_rowid_", "oid").stream()
                .filter(name -> table.columns().stream().noneMatch(c -> c.name().equalsIgnoreCase(name)))
                .findFirst()
                .orElse("rowid");
    }

    private static String same(Table table) {
        return table.columns().stream()
                .map(Column::name)
                .map(Sql::quote)
                .map(c -> "typeof(n." + c + ") = typeof(o." + c + ") AND n." + c + " IS o." + c + " COLLATE BINARY")
                .collect(Collectors.joining(" AND "));
    }

    /** Rowids of a table without key may be others though the rows are the same, after a VACUUM. */
    private static void settle(Connection connection, Table table) throws SQLException {
        String name = Sql.quote(table.name());
        String both = "SELECT n.id FROM numbered_main n JOIN numbered_was o ON o." + ROW + " = n." + ROW + " AND o."
                + NUMBER + " = n." + NUMBER;
        for (String side : List.of("main", "was")) {
            run(
                    connection,
                    "CREATE TEMP TABLE numbered_" + side + " AS SELECT " + rowid(table) + " AS id, " + ROW
                            + ", row_number() OVER (PARTITION BY " + ROW + ") AS " + NUMBER + " FROM (SELECT "
                            + rowid(table)
                            + ", " + text(table) + " AS " + ROW + " FROM " + side + "." + name + ")");
        }
        run(connection, "DELETE FROM main." + name + " WHERE " + rowid(table) + " IN (" + both + ")");
        run(
                connection,
                "DELETE FROM was." + name + " WHERE " + rowid(table) + " IN ("
                        + both.replaceFirst("SELECT n.id", "SELECT o.id") + ")");
        run(connection, "DROP TABLE temp.numbered_main");
        run(connection, "DROP TABLE temp.numbered_was");
    }

    private static String text(Table table) {
        return table.columns().stream()
                .map(column -> "quote(" + Sql.quote(column.name()) + ")")
                .collect(Collectors.joining(" || ',' || "));
    }

    /** Ids are never given twice: not those of rows deleted since, either. */
    private static void sequence(Connection connection, Table table) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM main.sqlite_sequence WHERE name = ?")) {
            statement.setString(1, table.name());
            statement.execute();
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO main.sqlite_sequence (name, seq) SELECT name, seq FROM later.sqlite_sequence WHERE name = ?")) {
            statement.setString(1, table.name());
            statement.execute();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        StandInCollations.retry(connection, () -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private static boolean truth(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
