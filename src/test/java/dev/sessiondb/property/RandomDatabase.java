package dev.sessiondb.property;

import dev.sessiondb.testing.SqliteFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database as statements.
 *
 * @param before what comes before the tables: pragmas
 * @param after what comes after them: indexes, views, triggers, rows that are deleted
 * @param options with which it is migrated
 */
record RandomDatabase(List<String> before, List<RandomTable> tables, List<String> after, List<String> options) {

    RandomDatabase {
        before = List.copyOf(before);
        tables = List.copyOf(tables);
        after = List.copyOf(after);
        options = List.copyOf(options);
    }

    /** Statements only, and no options. */
    static RandomDatabase of(List<String> statements) {
        return new RandomDatabase(statements, List.of(), List.of(), List.of());
    }

    private List<String> statements() {
        List<String> all = new ArrayList<>(before);
        tables.forEach(table -> all.addAll(table.statements()));
        all.addAll(after);
        return all;
    }

    /** Makes the file; returns the statements that SQLite took. */
    List<String> create(Path file) throws SQLException {
        List<String> taken = new ArrayList<>();
        try (Connection connection = SqliteFiles.connect(file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
            for (String sql : statements()) {
                if (takes(statement, sql)) {
                    taken.add(sql);
                }
            }
        }
        return taken;
    }

    private static boolean takes(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    RandomDatabase withTable(int index, RandomTable table) {
        List<RandomTable> changed = new ArrayList<>(tables);
        changed.set(index, table);
        return new RandomDatabase(before, changed, after, options);
    }
}
