package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.RunRecord;
import dev.sessiondb.store.RunState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sign of life in the ledger, renewed while the run is at work: the lock alone can be lost with its connection though the run goes on. A run whose lease has lapsed is taken for dead, and the ledger
 * then refuses to publish it.
 */
final class Lease implements AutoCloseable {
    /** How long it lasts, in SQL. */
    static final String TERM = "interval '30 seconds'";

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final long RENEWAL_SECONDS = 10;

    private final Connections connections;
    private final String runId;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Lease::thread);

    private final ScheduledFuture<?> renewals;

    Lease(Connections connections, String runId) {
        this.connections = connections;
        this.runId = runId;
        this.renewals = clock.scheduleWithFixedDelay(this::renew, RENEWAL_SECONDS, RENEWAL_SECONDS, TimeUnit.SECONDS);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sessiondb-lease");
        thread.setDaemon(true);
        return thread;
    }

    /** A renewal that fails is made good by the next one, or the lease lapses. */
    private void renew() {
        try (Connection connection = connections.alone()) {
            String schema = connections.schema();
            if (Bookkeeping.exists(connection, schema, Bookkeeping.RUNS)) {
                Query.update(
                        connection,
                        "UPDATE " + Bookkeeping.qualified(schema, Bookkeeping.RUNS) + " SET lease_until = now() + "
                                + TERM + " WHERE run_id = ? AND state = ANY (?)",
                        runId,
                        RunState.texts(RunState.UNFINISHED));
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug("the lease of run {} was not renewed", runId);
        }
    }

    /**
     * Makes sure that no other run shows signs of life.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code LOCKED}, naming the one that does
     */
    static void requireNone(Connection connection, String schema, RunRecord run) throws SQLException {
        if (!Bookkeeping.readable(connection, schema, Bookkeeping.RUNS)) {
            return;
        }
        Optional<Holder> holder = Query.first(
                connection,
                """
                SELECT host, pid, format('run %%s on host %%s, process %%s, since %%s; its lease lasts until %%s',
                                         run_id, host, pid, started_at, to_jsonb(r) ->> 'lease_until')
                FROM %s r
                WHERE state = ANY (?) AND run_id <> ? AND (to_jsonb(r) ->> 'lease_until')::timestamptz > now()
                """.formatted(Bookkeeping.qualified(schema, Bookkeeping.RUNS)),
                row -> new Holder(String.valueOf(row.getString(1)), row.getLong(2), String.valueOf(row.getString(3))),
                RunState.texts(RunState.UNFINISHED),
                run.runId());
        if (holder.isPresent() && !holder.get().gone(run)) {
            throw Problem.of(ErrorCode.LOCKED, "another run is at work on schema `" + schema + "`")
                    .causedBy("held by " + holder.get().words())
                    .hint(
                            "wait until it has ended; if its process is gone, wait until the lease has lapsed; then run the same command again")
                    .toException();
        }
    }

    private record Holder(String host, long pid, String words) {

        /** Only for a process of this machine can that be known at once. */
        boolean gone(RunRecord run) {
            return host.equals(run.host())
                    && (pid == run.pid() || ProcessHandle.of(pid).isEmpty());
        }
    }

    @Override
    public void close() {
        renewals.cancel(true);
        clock.shutdownNow();
        try {
            clock.awaitTermination(RENEWAL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
