package dev.sessiondb.property;

import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Migrates tables with random expressions, then inserts the same new rows into both and holds the outcomes against each other. */
final class ExpressionCheck {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int TABLES = 10;
    private static final int ROWS = 25;
    /** Of each type one, so that the columns get their types. */
    private static final String FIRST = "INSERT INTO %s (i, r, t, k) VALUES (1, 0.5, 'a', 1)";

    private final TestDatabase database;
    private final Dice dice;
    private final ExpressionGenerator expressions;
    private final List<String> found = new ArrayList<>();

    private ExpressionCheck(TestDatabase database, long seed) {
        this.database = database;
        this.dice = new Dice(seed);
        this.expressions = new ExpressionGenerator(dice);
    }

    /** One line for each outcome that isn't the same. */
    static List<String> differences(TestDatabase database, long seed) {
        ExpressionCheck check = new ExpressionCheck(database, seed);
        try {
            check.run(check.definitions());
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("seed " + seed, e);
        }
        return check.found.stream().map(line -> "seed " + seed + ": " + line).toList();
    }

    private List<String> definitions() {
        List<String> definitions = new ArrayList<>();
        for (int i = 0; i < TABLES; i++) {
            String last =
                    switch (i % 3) {
                        case 0 -> "CHECK (" + expressions.condition(2) + ")";
                        case 1 -> "g " + dice.pick("REAL", "") + " AS (" + expressions.number(2) + ") STORED";
                        default -> "g TEXT AS (" + expressions.text(2) + ") STORED";
                    };
            definitions.add("CREATE TABLE t" + i + " (i INTEGER, r REAL, t TEXT, k BOOLEAN, " + last + ")");
        }
        return definitions;
    }

    /** Those that stop the migration are looked at by themselves. */
    private void run(List<String> definitions) throws IOException, SQLException {
        String schema = "e" + NUMBER.incrementAndGet();
        Path home = Files.createTempDirectory("expressions");
        Path file = home.resolve("expressions.db");
        try {
            List<String> tables = create(file, definitions);
            if (tables.isEmpty()) {
                return;
            }
            Migration migration = Migration.run(file, database, schema);
            if (migration.exitStatus() == 0) {
                compare(file, schema, tables);
            } else if (definitions.size() > 1) {
                run(definitions.subList(0, definitions.size() / 2));
                run(definitions.subList(definitions.size() / 2, definitions.size()));
            } else if (migration.exitStatus() != 4) {
                found.add("exit status " + migration.exitStatus() + ": " + migration.error() + " of " + definitions);
            }
        } finally {
            database.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
            try (Stream<Path> files = Files.walk(home)) {
                for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** The names of the tables that SQLite takes, and of whose columns it takes a value of each type. */
    private static List<String> create(Path file, List<String> definitions) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection sqlite = SqliteFiles.connect(file);
                Statement statement = sqlite.createStatement()) {
            for (String definition : definitions) {
                String table = definition.split(" ")[2];
                try {
                    statement.execute("SAVEPOINT one");
                    statement.execute(definition);
                    statement.execute(FIRST.formatted(table));
                    tables.add(table);
                } catch (SQLException e) {
                    statement.execute("ROLLBACK TO one");
                }
                statement.execute("RELEASE one");
            }
        }
        return tables;
    }

    private void compare(Path file, String schema, List<String> tables) throws SQLException {
        try (Connection sqlite = SqliteFiles.connect(file);
                Connection postgres = database.connect();
                Statement path = postgres.createStatement()) {
            path.execute("SET search_path = " + schema);
            for (int i = 0; i < ROWS; i++) {
                List<String> row = expressions.row();
                for (String table : tables) {
                    compare(sqlite, postgres, table, row);
                }
            }
        }
    }

    private void compare(Connection sqlite, Connection postgres, String table, List<String> row) throws SQLException {
        if (!carried(postgres, table)) {
            return;
        }
        String insert = "INSERT INTO " + table + " (i, r, t, k) VALUES (" + String.join(", ", row) + ")";
        boolean generated = column(postgres, table, "g");
        String left = outcome(sqlite, insert, generated, table);
        String right = outcome(postgres, insert, generated, table);
        if (!same(left, right)) {
            String definition = value(sqlite, "SELECT sql FROM sqlite_schema WHERE name = '" + table + "'");
            found.add(insert + " in " + definition + ": " + left + " in SQLite, " + right + " in PostgreSQL");
        }
    }

    private static boolean carried(Connection postgres, String table) throws SQLException {
        return value(
                        postgres,
                        "SELECT (SELECT count(*) FROM pg_constraint WHERE conrelid = '" + table
                                + "'::regclass AND contype = 'c') + (SELECT count(*) FROM pg_attribute WHERE attrelid = '"
                                + table
                                + "'::regclass AND attgenerated <> '')")
                .equals("1");
    }

    private static boolean column(Connection postgres, String table, String name) throws SQLException {
        return value(
                        postgres,
                        "SELECT count(*) FROM pg_attribute WHERE attrelid = '" + table + "'::regclass AND attname = '"
                                + name + "'")
                .equals("1");
    }

    private static String outcome(Connection connection, String insert, boolean generated, String table)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            try {
                statement.execute(insert + " RETURNING " + (generated ? "g" : "'inserted'"));
                try (ResultSet result = statement.getResultSet()) {
                    result.next();
                    return String.valueOf(result.getString(1));
                }
            } catch (SQLException e) {
                boolean check = "23514".equals(e.getSQLState())
                        || String.valueOf(e.getMessage()).contains("CHECK constraint");
                return check ? "refused" : "fails: " + e.getMessage();
            } finally {
                statement.execute("ROLLBACK");
            }
        }
    }

    /** Numbers by value. */
    private static boolean same(String left, String right) {
        if (left.equals(right) || (left.equals("1") && right.equals("t")) || (left.equals("0") && right.equals("f"))) {
            return true;
        }
        try {
            return Double.parseDouble(left) == Double.parseDouble(right);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }
}
