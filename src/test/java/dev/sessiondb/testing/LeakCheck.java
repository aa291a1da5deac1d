package dev.sessiondb.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What a test left behind in the database that this connection is in. */
final class LeakCheck {

    /** The server notices a closed connection a moment later. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Connection admin;
    private final long end = System.nanoTime() + GRACE.toNanos();

    LeakCheck(Connection admin) {
        this.admin = admin;
    }

    /** Connections that are still open after a short grace. */
    List<String> connections() throws SQLException {
        return afterGrace("""
                SELECT format('connection %s of %s (%s): %s', pid, usename, application_name, query)
                FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
                ORDER BY pid
                """);
    }

    /** Advisory locks that are still held after a short grace. */
    List<String> advisoryLocks() throws SQLException {
        return afterGrace("""
                SELECT format('advisory lock (%s, %s) held by connection %s', classid, objid, pid)
                FROM pg_locks
                WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                ORDER BY pid, classid, objid
                """);
    }

    /** Staging schemas. */
    List<String> stages() throws SQLException {
        return lines("""
                SELECT format('schema %s', nspname) FROM pg_namespace WHERE nspname LIKE 'sessiondb\\_stage\\_%' ORDER BY nspname
                """);
    }

    private List<String> afterGrace(String sql) throws SQLException {
        List<String> lines = lines(sql);
        while (!lines.isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
            lines = lines(sql);
        }
        return lines;
    }

    private List<String> lines(String sql) throws SQLException {
        return Rows.of(admin, sql).stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }
}
