package dev.sessiondb.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Small queries with bound values. */
final class Query {

    private Query() {}

    /** Makes something of one row. */
    interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }

    static <T> List<T> list(Connection connection, String sql, Mapping<T> mapping, Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(mapping.map(rows));
            }
            return all;
        }
    }

    static <T> Optional<T> first(Connection connection, String sql, Mapping<T> mapping, Object... values)
            throws SQLException {
        return list(connection, sql, mapping, values).stream().findFirst();
    }

    static long number(Connection connection, String sql, Object... values) throws SQLException {
        return first(connection, sql, row -> row.getLong(1), values).orElse(0L);
    }

    static boolean truth(Connection connection, String sql, Object... values) throws SQLException {
        return first(connection, sql, row -> row.getBoolean(1), values).orElse(false);
    }

    static String text(Connection connection, String sql, Object... values) throws SQLException {
        return first(connection, sql, row -> String.valueOf(row.getString(1)), values)
                .orElse("");
    }

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** Statements without values; generated DDL comes through here. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** Executes a statement and returns what the server warns of. */
    static List<String> warnings(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            List<String> warnings = new ArrayList<>();
            for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
                warnings.add(String.valueOf(w.getMessage()));
            }
            return warnings;
        }
    }

    /** The value of an array of texts. */
    static List<String> strings(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
