package dev.sessiondb.mcp;

import dev.sessiondb.migrate.Phase;
import dev.sessiondb.migrate.RunListener;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells the client how a run goes on: the beginning and end of each phase, each table, and once a second how many rows are done. Progress is the number of notices: how many there will be is not known.
 */
final class ProgressNotices implements RunListener {
    private static final long PERIOD = TimeUnit.SECONDS.toNanos(1);

    private final Object token;
    private final Consumer<ProgressNotification> client;
    private final LongSupplier nanoseconds;
    private String phase = "";
    private double told;
    private long lastTold;
    private int tables;
    private int finished;
    private OptionalLong rows = OptionalLong.empty();
    private long done;

    /**
     * For one call.
     *
     * @param token the client's, a number or a text
     * @param nanoseconds a clock that never goes back
     */
    ProgressNotices(Object token, Consumer<ProgressNotification> client, LongSupplier nanoseconds) {
        this.token = token;
        this.client = client;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public synchronized void phaseStarted(Phase started) {
        phase = started.title();
        tablesPlanned(0, OptionalLong.empty());
        tell(phase + " ...");
    }

    @Override
    public synchronized void stepStarted(String step) {
        tell(phase + ": " + step);
    }

    @Override
    public synchronized void phaseFinished(Phase ended, long milliseconds) {
        tell(String.format(Locale.ROOT, "%s done in %.1f s", ended.title(), milliseconds / 1000.0));
    }

    @Override
    public synchronized void tablesPlanned(int planned, OptionalLong all) {
        tables = planned;
        rows = all;
        finished = 0;
        done = 0;
    }

    @Override
    public synchronized void rowsDone(String table, long more) {
        done += more;
        if (nanoseconds.getAsLong() - lastTold >= PERIOD) {
            tell(phase + ": " + done + (rows.isPresent() ? " of " + rows.getAsLong() : "") + " rows");
        }
    }

    @Override
    public synchronized void tableFinished(String table) {
        finished++;
        tell(phase + ": table " + table + (tables > 0 ? " (" + finished + " of " + tables + ")" : ""));
    }

    @Override
    public synchronized void note(String message) {
        tell(message);
    }

    private void tell(String message) {
        lastTold = nanoseconds.getAsLong();
        told++;
        client.accept(ProgressNotification.builder(token, told).message(message).build());
    }
}
