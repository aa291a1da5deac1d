package dev.sessiondb.migrate;

import dev.sessiondb.store.Source;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/** The backup copy, opened once for each thread that reads it, and not for each table: opening reads the schema of all of them. Thread-safe. */
final class OpenCopies implements AutoCloseable {
    private final Supplier<Source> opener;
    private final Queue<Source> idle = new ConcurrentLinkedQueue<>();

    OpenCopies(Supplier<Source> opener) {
        this.opener = opener;
    }

    /** Lends one that nobody else uses meanwhile. One with which something failed is not used again. */
    <T> T read(Function<Source, T> work) {
        Source known = idle.poll();
        Source source = known == null ? opener.get() : known;
        boolean done = false;
        try {
            T result = work.apply(source);
            done = true;
            return result;
        } finally {
            if (done) {
                idle.add(source);
            } else {
                source.close();
            }
        }
    }

    /** When nobody reads any more. */
    @Override
    public void close() {
        Source source = idle.poll();
        if (source == null) {
            return;
        }
        try {
            source.close();
        } finally {
            close();
        }
    }
}
