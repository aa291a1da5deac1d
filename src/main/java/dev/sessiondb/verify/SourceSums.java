package dev.sessiondb.verify;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.io.HashKey;
import dev.sessiondb.store.RowCursor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** What the source's rows of a table add up to, under a key of their own; found on another thread than the one that compares, if need be before the target has the rows. */
public final class SourceSums {
    private final HashKey key = HashKey.random();
    private final CompletableFuture<Optional<Buckets>> sums = new CompletableFuture<>();

    /**
     * Reads all rows, once.
     *
     * @throws dev.sessiondb.error.SessionDbException when they can't be read, or with {@code INTERRUPTED} when the thread is interrupted
     */
    public void read(Supplier<RowCursor> source, List<VerifyColumn> columns) {
        sums.complete(Optional.of(TableVerifier.sums(() -> new SourceSide(source.get(), columns, key), columns, key)));
    }

    /** Says that nobody will read them any more; without effect when they are read. */
    public void end() {
        sums.complete(Optional.empty());
    }

    HashKey key() {
        return key;
    }

    /** Waits for them; empty when they couldn't be read. */
    Optional<Buckets> await() {
        try {
            return sums.get();
        } catch (InterruptedException e) {
            throw Problem.of(ErrorCode.INTERRUPTED, "interrupted while rows were compared")
                    .hint("run the same command again")
                    .toException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
