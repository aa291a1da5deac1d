package dev.sessiondb.sqlite;

import dev.sessiondb.store.RowWriter;
import dev.sessiondb.store.StorageClass;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One prepared INSERT, and a second for rows with a value that the driver can't bind. */
final class SqliteRowWriter implements RowWriter {
    private final Connection connection;
    private final String table;
    private final List<String> columns;
    private final List<String> names = new ArrayList<>();
    private final PreparedStatement insert;
    private final int first;
    private final @Nullable Object[] values;
    private final Binding[] bindings;
    private Optional<UnusualInsert> unusual = Optional.empty();

    /** How a value gets into its row. */
    enum Binding {
        VALUE,
        /** The driver takes texts only as {@code String}, in which bytes that aren't UTF-8 would change. */
        BYTES_AS_TEXT,
        PIECES_AS_TEXT,
        PIECES_AS_BLOB
    }

    SqliteRowWriter(Connection connection, String table, List<String> columns, Optional<String> rowid)
            throws SQLException {
        this.connection = connection;
        this.table = table;
        this.columns = List.copyOf(columns);
        this.first = rowid.isPresent() ? 1 : 0;
        rowid.ifPresent(names::add);
        columns.forEach(column -> names.add(Sql.quote(column)));
        this.values = new Object[names.size()];
        this.bindings = new Binding[names.size()];
        Arrays.fill(bindings, Binding.VALUE);
        this.insert = connection.prepareStatement(sql());
    }

    private String sql() {
        if (names.isEmpty()) {
            return "INSERT INTO main." + Sql.quote(table) + " DEFAULT VALUES";
        }
        return into() + "(" + String.join(", ", Collections.nCopies(names.size(), "?")) + ")";
    }

    private String into() {
        return "INSERT INTO main." + Sql.quote(table) + " (" + String.join(", ", names) + ") VALUES ";
    }

    private void set(int place, @Nullable Object value, Binding binding) {
        values[place] = value;
        bindings[place] = binding;
    }

    @Override
    public void rowid(long value) {
        set(0, value, Binding.VALUE);
    }

    @Override
    public void putNull(int column) {
        set(first + column, null, Binding.VALUE);
    }

    @Override
    public void putNumber(int column, long value) {
        set(first + column, value, Binding.VALUE);
    }

    @Override
    public void putReal(int column, double value) {
        set(first + column, value, Binding.VALUE);
    }

    @Override
    public void putText(int column, byte[] value) {
        String text = new String(value, StandardCharsets.UTF_8);
        if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), value)) {
            set(first + column, text, Binding.VALUE);
        } else {
            set(first + column, value, Binding.BYTES_AS_TEXT);
        }
    }

    @Override
    public void putBlob(int column, byte[] value) {
        set(first + column, value, Binding.VALUE);
    }

    @Override
    public OutputStream pieces(int column, StorageClass kind) {
        try {
            OutputStream pieces = unusual().pieces(first + column);
            set(first + column, null, kind == StorageClass.TEXT ? Binding.PIECES_AS_TEXT : Binding.PIECES_AS_BLOB);
            return pieces;
        } catch (SQLException e) {
            throw WriteFailures.wrap("cannot write column `" + columns.get(column) + "` of table `" + table + "`", e);
        }
    }

    private UnusualInsert unusual() throws SQLException {
        if (unusual.isEmpty()) {
            unusual = Optional.of(new UnusualInsert(connection, into(), values.length));
        }
        return unusual.get();
    }

    @Override
    public void insert() {
        try {
            for (Binding binding : bindings) {
                if (binding != Binding.VALUE) {
                    unusual().insert(values, bindings);
                    return;
                }
            }
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw WriteFailures.wrap("table `" + table + "` of the SQLite file doesn't take a row", e);
        }
    }

    @Override
    public void close() {
        try {
            insert.close();
            if (unusual.isPresent()) {
                unusual.get().close();
            }
        } catch (SQLException e) {
            throw WriteFailures.wrap("cannot end writing table `" + table + "`", e);
        }
    }
}
