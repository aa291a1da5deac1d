package dev.sessiondb.sqlite;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sqlite.Collation;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

/** One connection to a database file. Never writes to it. Not thread-safe. */
final class Database implements AutoCloseable {
    /** The driver sets lower ones than SQLite is built with; a file may have been made with more. */
    private static final Map<Pragma, Integer> LARGEST_LIMITS = Map.of(
            Pragma.LIMIT_LENGTH, Integer.MAX_VALUE, Pragma.LIMIT_SQL_LENGTH, 1 << 30, Pragma.LIMIT_COLUMN, 32_767);

    private final SQLiteConnection connection;

    private Database(SQLiteConnection connection) {
        this.connection = connection;
    }

    /** Connects, without reading yet. */
    static Database open(Path file, Access access, Duration busyTimeout) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(access.readOnly());
        config.setBusyTimeout(Math.toIntExact(busyTimeout.toMillis()));
        LARGEST_LIMITS.forEach((limit, value) -> config.setPragma(limit, Integer.toString(value)));
        String uri = file.toAbsolutePath().toUri() + "?" + access.parameters();
        NativeLibrary.load();
        Database database = new Database((SQLiteConnection) config.createConnection("jdbc:sqlite:" + uri));
        return database.orClosed(() -> database.execute(
                "PRAGMA trusted_schema = OFF", "PRAGMA query_only = ON", "PRAGMA cell_size_check = ON"));
    }

    /** Connects and starts the one read transaction of this connection; all that is read from then on is of one moment. */
    static Database openSnapshot(Path file, Access access, Duration busyTimeout) throws SQLException {
        Database database = open(file, access, busyTimeout);
        return database.orClosed(() -> {
            database.execute("BEGIN");
            database.number("SELECT count(*) FROM sqlite_schema");
        });
    }

    private interface Step {
        void run() throws SQLException;
    }

    private Database orClosed(Step step) throws SQLException {
        try {
            step.run();
            return this;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    void register(String name, Collation collation) throws SQLException {
        Collation.create(connection, name, collation);
    }

    /** The driver's own interface to SQLite's functions. */
    DB functions() {
        return connection.getDatabase();
    }

    <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return readAll(statement, reader);
        }
    }

    private static <T> List<T> readAll(PreparedStatement statement, RowReader<T> reader) throws SQLException {
        List<T> list = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                list.add(reader.read(rows));
            }
        }
        return list;
    }

    /** The first column of the one row that the query returns. */
    long number(String sql, Object... parameters) throws SQLException {
        return list(sql, row -> row.getLong(1), parameters).get(0);
    }

    /** The first column of the one row that the query returns. */
    String text(String sql, Object... parameters) throws SQLException {
        return list(sql, row -> row.getString(1), parameters).get(0);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
