package dev.sessiondb.verify;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.BackgroundThreads;
import dev.sessiondb.io.HashKey;
import dev.sessiondb.store.LoadLanes;
import dev.sessiondb.store.TargetParts;
import dev.sessiondb.store.TargetRows;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The target's rows of a table: the server's side of one reading is one process, which takes longer than comparing what it gives.
 *
 * @param parts read once
 * @param all the same rows, as often as they are read again
 * @param lanes for connections beside the first one
 */
public record PartedTarget(TargetParts parts, Supplier<TargetRows> all, LoadLanes lanes) {

    /** Reads all parts, on this thread and on as many others as there are lanes free when a part begins. */
    Buckets sums(List<VerifyColumn> columns, HashKey key) {
        AtomicInteger next = new AtomicInteger();
        try (BackgroundThreads threads = new BackgroundThreads("sessiondb-compare", Integer.MAX_VALUE)) {
            List<Future<Buckets>> others = new ArrayList<>();
            Buckets sums = new Buckets();
            for (int part = next.getAndIncrement(); part < parts.count(); part = next.getAndIncrement()) {
                if (part + 1 < parts.count() && lanes.takeFree()) {
                    others.add(threads.submit(() -> lane(next, columns, key)));
                }
                add(part, columns, key, sums);
            }
            for (Future<Buckets> other : others) {
                sums.add(result(other));
            }
            return sums;
        }
    }

    /** When a part can't be read, nobody needs to begin another. */
    private Buckets lane(AtomicInteger next, List<VerifyColumn> columns, HashKey key) {
        boolean done = false;
        try {
            Buckets sums = new Buckets();
            for (int part = next.getAndIncrement(); part < parts.count(); part = next.getAndIncrement()) {
                add(part, columns, key, sums);
            }
            done = true;
            return sums;
        } finally {
            if (!done) {
                next.set(parts.count());
            }
            lanes.giveBack();
        }
    }

    private void add(int part, List<VerifyColumn> columns, HashKey key, Buckets sums) {
        try (Side side = new TargetSide(parts.open(part), columns, key)) {
            new RowReader(columns, key).sum(side, Long.MAX_VALUE, BothSides::requireGoingOn, sums);
        }
    }

    private static Buckets result(Future<Buckets> other) {
        try {
            return other.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    private static SessionDbException interrupted() {
        return Problem.of(ErrorCode.INTERRUPTED, "interrupted while rows were compared")
                .hint("run the same command again")
                .toException();
    }
}
