package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.io.BackgroundThreads;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.Probing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Reads a whole file for damage while something else is done; nobody else uses its connection. */
final class PendingProbe implements Probing {
    private static final long PAUSE = 5;

    private final List<Check> known;
    private final int place;
    private final SqliteSource source;
    private final BackgroundThreads thread = new BackgroundThreads("sessiondb-check", 1);
    private final Future<Check> pending;

    /**
     * Begins.
     *
     * @param place of the check among the others
     * @param source closed with this
     */
    PendingProbe(List<Check> known, int place, SqliteSource source, IntegrityCheck check) {
        this.known = List.copyOf(known);
        this.place = place;
        this.source = source;
        this.pending = thread.submit(check::check);
    }

    @Override
    public List<Check> known() {
        return known;
    }

    @Override
    public List<Check> await() {
        try {
            List<Check> all = new ArrayList<>(known);
            all.add(place, pending.get());
            return all;
        } catch (InterruptedException e) {
            throw Problem.of(ErrorCode.INTERRUPTED, "interrupted while the source was checked for damage")
                    .hint("run the same command again")
                    .toException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        boolean interrupted = false;
        while (!pending.isDone()) {
            source.giveUp();
            interrupted |= interruptedWhileWaiting();
        }
        thread.close();
        source.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean interruptedWhileWaiting() {
        try {
            Thread.sleep(PAUSE);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
