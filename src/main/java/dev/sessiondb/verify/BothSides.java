package dev.sessiondb.verify;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.io.HashKey;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Adds up the rows of two sides at the same time: this side's on the thread that asks for it, the other's on one of its own. For one use. */
final class BothSides {
    /** A table of no more rows isn't worth a thread. */
    private static final int FEW = 1_000;

    private final List<VerifyColumn> columns;
    private final HashKey key;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    BothSides(List<VerifyColumn> columns, HashKey key) {
        this.columns = columns;
        this.key = key;
    }

    /**
     * Reads all rows. Both sides are closed, and no thread is left, when this returns or throws.
     *
     * @throws dev.sessiondb.error.SessionDbException the first failure of either side; with {@code INTERRUPTED} when the thread is interrupted
     */
    BucketPair sums(Supplier<Side> here, Supplier<Side> there) {
        BucketPair sums = new BucketPair(new Buckets(), new Buckets());
        RowReader reader = new RowReader(columns, key);
        try (Side side = here.get()) {
            if (reader.sum(side, FEW, BothSides::requireGoingOn, sums.here())) {
                Thread other = new Thread(() -> guarded(() -> sumAll(there, sums.there())), "compare");
                other.setDaemon(true);
                other.start();
                guarded(() -> reader.sum(side, Long.MAX_VALUE, this::requireBothGoingOn, sums.here()));
                await(other);
                throwFailure();
                return sums;
            }
        }
        sumAll(there, sums.there());
        return sums;
    }

    static void requireGoingOn() {
        if (Thread.interrupted()) {
            throw Problem.of(ErrorCode.INTERRUPTED, "interrupted while rows were compared")
                    .hint("run the same command again")
                    .toException();
        }
    }

    private void requireBothGoingOn() {
        requireGoingOn();
        if (failure.get() != null) {
            throw new IllegalStateException("the other side failed");
        }
    }

    private void sumAll(Supplier<Side> rows, Buckets sums) {
        try (Side side = rows.get()) {
            new RowReader(columns, key).sum(side, Long.MAX_VALUE, this::requireBothGoingOn, sums);
        }
    }

    /** What comes after the first failure comes of it. */
    private void guarded(Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private void await(Thread other) {
        while (other.isAlive()) {
            if (failure.get() != null) {
                other.interrupt();
            }
            try {
                other.join();
            } catch (InterruptedException e) {
                guarded(() -> {
                    throw Problem.of(ErrorCode.INTERRUPTED, "interrupted while rows were compared")
                            .hint("run the same command again")
                            .toException();
                });
            }
        }
    }

    private void throwFailure() {
        Throwable first = failure.get();
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
