package dev.sessiondb.sqlite;

import java.sql.SQLException;

/** Watches whether somebody writes to the source while its snapshot is read. */
interface WriteWatch extends AutoCloseable {

    /** Whether somebody has written since the snapshot was opened. */
    boolean written() throws SQLException;

    /**
     * Makes sure that what was read so far is of one snapshot.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code SOURCE_UNAVAILABLE} when it may not be
     */
    void confirm();

    @Override
    void close() throws SQLException;
}
