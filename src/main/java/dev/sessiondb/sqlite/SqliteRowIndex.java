package dev.sessiondb.sqlite;

import dev.sessiondb.schema.Table;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.RowIndex;
import dev.sessiondb.store.RowKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keeps the keys in a database without a name, which SQLite holds on disk and removes by itself ("Temporary Databases" in its documentation). */
final class SqliteRowIndex implements RowIndex {
    private final Database database;
    private final Connection keys;
    private final Table table;
    private final RowIdentity identity;
    private final SqliteRowCursor row;
    private final PreparedStatement find;
    private final PreparedStatement forget;
    private OptionalLong rowid = OptionalLong.empty();
    private long rows;
    private long highest;

    private SqliteRowIndex(Database database, Connection keys, Table table) throws SQLException {
        this.database = database;
        this.keys = keys;
        this.table = table;
        this.identity = RowIdentity.of(table, database);
        try (Statement statement = keys.createStatement()) {
            statement.execute("PRAGMA journal_mode = OFF");
            statement.execute("CREATE TABLE k (key BLOB, place INTEGER, " + places("p%d")
                    + ", PRIMARY KEY (key, place)) WITHOUT ROWID");
        }
        this.find = keys.prepareStatement("SELECT place, " + places("p%d") + " FROM k WHERE key = ? LIMIT 1");
        this.forget = keys.prepareStatement("DELETE FROM k WHERE key = ? AND place = ?");
        this.row = new SqliteRowCursor(database, lookup(), TextEncoding.of(database), () -> {});
    }

    static SqliteRowIndex of(Path copy, Table table, RowKey key) throws SQLException {
        Database database = Database.openSnapshot(copy, Access.IMMUTABLE, Duration.ZERO);
        Connection keys = DriverManager.getConnection("jdbc:sqlite:");
        try {
            StandInCollations.register(database);
            SqliteRowIndex index = new SqliteRowIndex(database, keys, table);
            index.fill(key);
            return index;
        } catch (SQLException | RuntimeException e) {
            keys.close();
            database.close();
            throw e;
        }
    }

    /** The values that find the row again, beside its rowid or number: the key of a table without rowid. */
    private String places(String form) {
        int count = Math.max(1, identity.key().size());
        return IntStream.range(0, count).mapToObj(i -> form.formatted(i)).collect(Collectors.joining(", "));
    }

    private RowQuery lookup() throws SQLException {
        String where = identity.rowid()
                .map(r -> r + " = ?")
                .orElse(
                        identity.key().isEmpty()
                                ? "0"
                                : identity.key().stream()
                                        .map(c -> Sql.quote(c) + " = ?")
                                        .collect(Collectors.joining(" AND ")));
        boolean guarded = identity.rowid().isPresent();
        return new RowQuery(table, identity, guarded, RowCursor.LARGE / 2, where);
    }

    private boolean findable() {
        return identity.rowid().isPresent() || !identity.key().isEmpty();
    }

    private void fill(RowKey key) throws SQLException {
        RowQuery all = new RowQueries(database, TextEncoding.of(database)).of(table);
        keys.setAutoCommit(false);
        try (SqliteRowCursor cursor = new SqliteRowCursor(database, all, TextEncoding.of(database), () -> {});
                PreparedStatement insert = keys.prepareStatement("INSERT INTO k VALUES (?, ?, " + places("?") + ")")) {
            while (cursor.next()) {
                rows++;
                byte[] bytes = key.of(cursor);
                if (bytes.length > 0 && findable()) {
                    insert(insert, bytes, cursor);
                }
                if (identity.rowid().isPresent()) {
                    highest = Math.max(highest, cursor.rowid());
                }
            }
        }
        keys.commit();
    }

    private void insert(PreparedStatement insert, byte[] key, SqliteRowCursor cursor) throws SQLException {
        insert.setBytes(1, key);
        insert.setLong(2, identity.rowid().isPresent() ? cursor.rowid() : rows);
        insert.setNull(3, Types.NULL);
        List<Integer> positions = keyPositions();
        for (int i = 0; i < positions.size(); i++) {
            set(insert, 3 + i, cursor, positions.get(i));
        }
        insert.executeUpdate();
    }

    private List<Integer> keyPositions() {
        List<Integer> positions = new ArrayList<>();
        for (String name : identity.key()) {
            for (int i = 0; i < table.columns().size(); i++) {
                if (table.columns().get(i).name().equals(name)) {
                    positions.add(i);
                }
            }
        }
        return positions;
    }

    private static void set(PreparedStatement statement, int at, RowCursor row, int column) throws SQLException {
        switch (row.storageClass(column)) {
            case NULL -> statement.setNull(at, Types.NULL);
            case INTEGER -> statement.setLong(at, row.longValue(column));
            case REAL -> statement.setDouble(at, row.doubleValue(column));
            case TEXT -> statement.setString(at, new String(row.bytes(column), StandardCharsets.UTF_8));
            case BLOB -> statement.setBytes(at, row.bytes(column));
        }
    }

    @Override
    public boolean find(byte[] key) {
        try {
            find.setBytes(1, key);
            try (ResultSet found = find.executeQuery()) {
                return found.next() && seek(key, found);
            }
        } catch (SQLException e) {
            throw WriteFailures.wrap("cannot find a row of table `" + table.name() + "` again", e);
        }
    }

    private boolean seek(byte[] key, ResultSet found) throws SQLException {
        long place = found.getLong(1);
        Object[] parameters =
                new Object[identity.rowid().isPresent() ? 1 : identity.key().size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = identity.rowid().isPresent() ? (Object) place : found.getObject(2 + i);
        }
        forget.setBytes(1, key);
        forget.setLong(2, place);
        forget.executeUpdate();
        rowid = identity.rowid().isPresent() ? OptionalLong.of(place) : OptionalLong.empty();
        return row.seek(parameters);
    }

    @Override
    public RowCursor row() {
        return row;
    }

    @Override
    public OptionalLong rowid() {
        return rowid;
    }

    @Override
    public Optional<String> rowidName() {
        boolean column = table.primaryKey().filter(k -> k.rowidAlias()).isPresent();
        return column ? Optional.empty() : identity.rowid();
    }

    @Override
    public long highestRowid() {
        return highest;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() {
        row.close();
        try {
            find.close();
            forget.close();
            keys.close();
            database.close();
        } catch (SQLException e) {
            throw WriteFailures.wrap("cannot close the index of table `" + table.name() + "`", e);
        }
    }
}
