package dev.sessiondb.sqlite;

import java.sql.SQLException;
import java.util.Optional;

/**
 * An open read transaction, and what belongs to it.
 *
 * @param head the source's header as it was before the opening
 * @param copy the files it was copied to, if it was
 */
record Snapshot(Database database, Access access, FileHead head, WriteWatch watch, Optional<PrivateCopy> copy)
        implements AutoCloseable {

    /** Ends the read transaction; the watch goes on. */
    void release() throws SQLException {
        try {
            database.close();
        } finally {
            copy.ifPresent(PrivateCopy::close);
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            watch.close();
        } finally {
            release();
        }
    }
}
