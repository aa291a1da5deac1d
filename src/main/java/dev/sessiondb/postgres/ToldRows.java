package dev.sessiondb.postgres;

import dev.sessiondb.store.WorkMonitor;

/** Tells of the rows that are read of one table, once for so many bytes. Not thread-safe. */
final class ToldRows implements RowsRead {
    private static final int TOLD_AFTER = 64 * 1024;

    private final WorkMonitor monitor;
    private final String table;
    private long rows;
    private long bytes;

    ToldRows(WorkMonitor monitor, String table) {
        this.monitor = monitor;
        this.table = table;
    }

    @Override
    public void row(byte[] message, int start) {
        rows++;
        bytes += message.length;
        if (bytes >= TOLD_AFTER) {
            tell();
        }
    }

    @Override
    public void end() {
        tell();
    }

    /** What was not told yet. */
    private void tell() {
        if (rows > 0) {
            monitor.rowsDone(table, rows);
        }
        rows = 0;
        bytes = 0;
    }
}
