package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.RunLock;
import dev.sessiondb.store.RunRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A transaction-level advisory lock in a transaction of its own that stays open: unlike a session lock it can't outlive its client behind a connection pooler. */
final class AdvisoryLock implements RunLock {
    /** The first half of the key; the second is the schema's hash. "sess" in ASCII. */
    private static final int SPACE = 0x73657373;

    /** The same for prepared staging schemas. "stag" in ASCII. */
    private static final int STAGING_SPACE = 0x73746167;

    /** Whether anybody holds it; the parameter is the target schema. */
    static final String HELD = """
            EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                    WHERE l.locktype = 'advisory' AND l.granted AND d.datname = current_database()
                      AND l.classid = 1936028531 AND l.objid::bigint = hashtext(?)::bigint & 4294967295)""";

    private static final String APPLICATION = "sessiondb ";

    private final Connections connections;
    private final RunRecord run;
    private final Lease lease;
    private Connection connection;

    private AdvisoryLock(Connections connections, RunRecord run, Connection connection) {
        this.connections = connections;
        this.run = run;
        this.connection = connection;
        this.lease = new Lease(connections, run.runId());
    }

    /**
     * Takes it, or fails at once.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code LOCKED}
     */
    static AdvisoryLock take(Connections connections, RunRecord run) throws SQLException {
        return new AdvisoryLock(connections, run, locked(connections, run));
    }

    private static Connection locked(Connections connections, RunRecord run) throws SQLException {
        Connection connection = connections.alone();
        try {
            Query.text(connection, "SELECT set_config('application_name', ?, false)", APPLICATION + run.runId());
            connection.setAutoCommit(false);
            boolean taken = Query.truth(
                    connection, "SELECT pg_try_advisory_xact_lock(?, hashtext(?))", SPACE, connections.schema());
            if (!taken) {
                throw held(connection, connections.schema());
            }
            Optional<PreparedSchema> prepared = connections.staging().prepared();
            if (prepared.isPresent()) {
                takeStaging(connection, prepared.get().name());
            }
            requireNoLease(connections, run);
            return connection;
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    /** Runs on two target schemas may have been given one staging schema. */
    private static void takeStaging(Connection connection, String staging) throws SQLException {
        if (!Query.truth(connection, "SELECT pg_try_advisory_xact_lock(?, hashtext(?))", STAGING_SPACE, staging)) {
            throw Problem.of(ErrorCode.LOCKED, "another run stages in schema `" + staging + "`")
                    .causedBy("its target is another schema, and it holds the lock of this staging schema")
                    .hint("wait until it has ended, or name another empty schema with `--staging-schema`")
                    .toException();
        }
    }

    /** By another connection: what this one reads stays locked until the run has ended. */
    private static void requireNoLease(Connections connections, RunRecord run) throws SQLException {
        try (Connection connection = connections.pooled()) {
            Lease.requireNone(connection, connections.schema(), run);
        }
    }

    private static RuntimeException held(Connection connection, String schema) throws SQLException {
        return Problem.of(ErrorCode.LOCKED, "another run is at work on schema `" + schema + "`")
                .causedBy("held by " + holder(connection, schema))
                .hint(
                        "wait until it has ended, then run the same command again; a run whose process is gone lets go of the lock by itself")
                .toException();
    }

    /** The holder in words: by its session, whose application name tells the run, and by the ledger's row of that run. */
    private static String holder(Connection connection, String schema) throws SQLException {
        record Session(String application, String words) {}
        Session session = Query.first(
                        connection,
                        """
                        SELECT a.application_name, format('server process %s (%s%s)', a.pid, a.usename,
                               coalesce(' from ' || host(a.client_addr), '') || coalesce(', since ' || a.xact_start, ''))
                        FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
                        WHERE l.locktype = 'advisory' AND l.granted AND a.datname = current_database()
                          AND l.classid::bigint = ? AND l.objid::bigint = hashtext(?)::bigint & 4294967295
                        """,
                        row -> new Session(String.valueOf(row.getString(1)), String.valueOf(row.getString(2))),
                        (long) SPACE,
                        schema)
                .orElse(new Session("", "a session that has just ended"));
        if (!session.application().startsWith(APPLICATION)) {
            return session.words();
        }
        String runId = session.application().substring(APPLICATION.length());
        return ledger(connection, schema, runId).orElse("run " + runId + ", " + session.words());
    }

    /** What the ledger says; nothing when this role may not read it. */
    private static Optional<String> ledger(Connection connection, String schema, String runId) {
        try {
            return PostgresLedger.describe(connection, schema, runId);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /** A lock that was lost with its connection is taken again; had another run taken it meanwhile, the ledger would know this one as dead, and refuse it. */
    @Override
    public synchronized void confirm() {
        try {
            Query.number(connection, "SELECT 1");
        } catch (SQLException e) {
            takeAgain(e);
        }
    }

    private void takeAgain(SQLException lost) {
        try {
            Connection old = connection;
            connection = locked(connections, run);
            old.close();
        } catch (SQLException e) {
            throw SqlFailures.wrap(ErrorCode.MIGRATION_FAILED, "the lock was lost with its connection", e);
        } catch (SessionDbException e) {
            throw Problem.of(ErrorCode.MIGRATION_FAILED, "the lock was lost with its connection")
                    .causedBy(SqlFailures.text(lost) + "; " + e.problem().message()
                            + e.problem().causedBy().map(c -> ", " + c).orElse(""))
                    .hint("wait until the other run has ended, then run the same command again")
                    .toException(e);
        }
    }

    @Override
    public synchronized void close() {
        try (Connection last = connection;
                lease) {
            last.rollback();
        } catch (SQLException e) {
            // The lock went with its connection: there is nothing left to release.
        }
    }
}
