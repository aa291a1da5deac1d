package dev.sessiondb.sqlite;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.Collation;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

/** One connection to a database file. Never writes to it. Not thread-safe. */
final class Database implements AutoCloseable {
    private final SQLiteConnection connection;
    private final StatementBudget budget;

    private Database(SQLiteConnection connection, Duration most) throws SQLException {
        this.connection = connection;
        this.budget = StatementBudget.on(connection, most);
    }

    /** Connects, without reading yet. */
    static Database open(Path file, Access access, Duration busyTimeout) throws SQLException {
        long bytes = Guard.size(file);
        SQLiteConfig config = Guard.config(Guard.largestValue(bytes));
        config.setReadOnly(access.readOnly());
        config.setBusyTimeout(Math.toIntExact(busyTimeout.toMillis()));
        String uri = file.toAbsolutePath().toUri() + "?" + access.parameters();
        SQLiteConnection connection = (SQLiteConnection) config.createConnection("jdbc:sqlite:" + uri);
        Database database = new Database(connection, StatementBudget.forSize(bytes));
        return database.orClosed(() -> {
            Guard.apply(connection);
            database.execute("PRAGMA query_only = ON");
        });
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
        budget.restart();
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
        try (PreparedStatement statement = prepare(sql)) {
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
