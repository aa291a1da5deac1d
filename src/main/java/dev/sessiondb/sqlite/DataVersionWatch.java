package dev.sessiondb.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** Asks SQLite itself, on a second connection: within the snapshot's own transaction {@code PRAGMA data_version} doesn't move. */
final class DataVersionWatch implements WriteWatch {
    private static final String DATA_VERSION = "PRAGMA data_version";

    private final Database second;
    private final long before;

    private DataVersionWatch(Database second, long before) {
        this.second = second;
        this.before = before;
    }

    static DataVersionWatch open(Path file, Duration busyTimeout) throws SQLException {
        Database second = Database.open(file, Access.READ_ONLY, busyTimeout);
        try {
            return new DataVersionWatch(second, second.number(DATA_VERSION));
        } catch (SQLException e) {
            second.close();
            throw e;
        }
    }

    @Override
    public boolean written() throws SQLException {
        return second.number(DATA_VERSION) != before;
    }

    @Override
    public void confirm() {
        // SQLite's locks keep the snapshot
    }

    @Override
    public void close() throws SQLException {
        second.close();
    }
}
