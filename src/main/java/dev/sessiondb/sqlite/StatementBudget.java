package dev.sessiondb.sqlite;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.ProgressHandler;

/**
 * Bounds the processor time of each statement, so that no CHECK, generated column or index of a file can take for ever; see "Query Progress Callbacks" in SQLite's documentation. Time spent waiting for a
 * disk or for other processes isn't counted.
 */
final class StatementBudget extends ProgressHandler {
    static final String EXHAUSTED = "an expression of its schema (of a CHECK, an index or a generated column) takes"
            + " more processor time than a file of this size can need";
    static final String HINT = "take that expression out of a copy of the file, and run with the copy";

    /** Of SQLite's virtual machine; some 100 microseconds. */
    private static final int INSTRUCTIONS = 10_000;

    private static final Duration LEAST = Duration.ofSeconds(4);
    private static final long BYTES_PER_MILLISECOND = 1_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long nanos;
    private long thread;
    private long end;

    private StatementBudget(Duration most) {
        this.nanos = most.toNanos();
    }

    /** @param bytes of the file and its write-ahead log: they are read at 30 times this speed and more */
    static Duration forSize(long bytes) {
        return LEAST.plusMillis(bytes / BYTES_PER_MILLISECOND);
    }

    static StatementBudget on(Connection connection, Duration most) throws SQLException {
        StatementBudget budget = new StatementBudget(most);
        ProgressHandler.setHandler(connection, INSTRUCTIONS, budget);
        return budget;
    }

    /** A new statement begins. */
    void restart() {
        thread = Thread.currentThread().getId();
        end = THREADS.getCurrentThreadCpuTime() + nanos;
    }

    @Override
    protected int progress() {
        if (Thread.currentThread().getId() != thread) {
            restart();
        }
        return THREADS.getCurrentThreadCpuTime() > end ? 1 : 0;
    }
}
