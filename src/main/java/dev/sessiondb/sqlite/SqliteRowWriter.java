package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.RowWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One prepared INSERT. */
final class SqliteRowWriter implements RowWriter {
    private final String table;
    private final List<String> columns;
    private final PreparedStatement insert;
    private final int first;

    SqliteRowWriter(Connection connection, String table, List<String> columns, Optional<String> rowid)
            throws SQLException {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.first = rowid.isPresent() ? 2 : 1;
        List<String> names = new ArrayList<>();
        rowid.ifPresent(names::add);
        columns.forEach(column -> names.add(Sql.quote(column)));
        this.insert = connection.prepareStatement(sql(names));
    }

    private String sql(List<String> names) {
        if (names.isEmpty()) {
            return "INSERT INTO main." + Sql.quote(table) + " DEFAULT VALUES";
        }
        return "INSERT INTO main." + Sql.quote(table) + " (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", Collections.nCopies(names.size(), "?")) + ")";
    }

    private interface Setting {
        void set() throws SQLException;
    }

    private void set(int column, Setting setting) {
        try {
            setting.set();
        } catch (SQLException e) {
            throw WriteFailures.wrap("cannot write column `" + columns.get(column) + "` of table `" + table + "`", e);
        }
    }

    @Override
    public void rowid(long value) {
        set(0, () -> insert.setLong(1, value));
    }

    @Override
    public void putNull(int column) {
        set(column, () -> insert.setNull(first + column, Types.NULL));
    }

    @Override
    public void putNumber(int column, long value) {
        set(column, () -> insert.setLong(first + column, value));
    }

    @Override
    public void putReal(int column, double value) {
        set(column, () -> insert.setDouble(first + column, value));
    }

    /** The driver takes texts only as {@code String}, in which bytes that aren't UTF-8 would change. */
    @Override
    public void putText(int column, byte[] value) {
        String text = new String(value, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), value)) {
            throw Problem.of(
                            ErrorCode.MIGRATION_FAILED,
                            "a text in column `" + columns.get(column) + "` of table `" + table + "` isn't UTF-8")
                    .hint("mend the text in the SQLite file, and run the same command again")
                    .toException();
        }
        set(column, () -> insert.setString(first + column, text));
    }

    @Override
    public void putBlob(int column, byte[] value) {
        set(column, () -> insert.setBytes(first + column, value));
    }

    @Override
    public void insert() {
        try {
            insert.executeUpdate();
        } catch (SQLException e) {
            throw WriteFailures.wrap("table `" + table + "` of the SQLite file doesn't take a row", e);
        }
    }

    @Override
    public void close() {
        try {
            insert.close();
        } catch (SQLException e) {
            throw WriteFailures.wrap("cannot end writing table `" + table + "`", e);
        }
    }
}
