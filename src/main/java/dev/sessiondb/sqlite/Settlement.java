package dev.sessiondb.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** Brings what lies in {@code -wal} or a hot {@code -journal} into the database file, by SQLite itself and under its exclusive lock: one file can be replaced in one step, two can't. */
final class Settlement {

    private Settlement() {}

    /**
     * Afterwards the file alone has the content, unless it has users.
     *
     * @throws SQLException when it has users, or SQLite can't read it
     */
    static void of(DatabaseFiles files) throws SQLException {
        SQLiteConfig config = Guard.config();
        config.setBusyTimeout(0);
        try (Connection connection =
                        config.createConnection("jdbc:sqlite:" + files.main().toUri());
                Statement statement = connection.createStatement()) {
            Guard.apply(connection);
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("BEGIN EXCLUSIVE");
            statement.execute("COMMIT");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }
}
