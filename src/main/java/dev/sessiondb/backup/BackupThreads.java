package dev.sessiondb.backup;

import dev.sessiondb.io.BackgroundThreads;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Digests the copy, writes the dump and reads both back, while the thread that began it does something else. */
final class BackupThreads {
    /** A thread that waits for another must not keep it from starting. */
    private static final int THREADS = 3;

    private final BackgroundThreads threads = new BackgroundThreads("sessiondb-backup", THREADS);
    private final Future<BackupFile> copied;
    private final Future<DumpedFile> dumped;
    private final Future<ReadBack.Found> read;

    /** What is done. */
    interface Work {
        BackupFile digestCopy() throws IOException;

        DumpedFile dump() throws IOException;

        /** Reads what {@link #dump} writes at the same time. */
        ReadBack.Found readBack() throws IOException;

        void requireSame(DumpedFile dumped, ReadBack.Found found) throws IOException;

        /** Neither the copy nor the dump. */
        void requireUnchanged(DumpedFile dumped) throws IOException;
    }

    BackupThreads(Work work) {
        this.copied = threads.submit(work::digestCopy);
        this.dumped = threads.submit(work::dump);
        this.read = threads.submit(() -> {
            ReadBack.Found found = work.readBack();
            work.requireSame(awaited(dumped), found);
            awaited(copied);
            work.requireUnchanged(awaited(dumped));
            return found;
        });
    }

    /**
     * Waits until all is done.
     *
     * @throws IOException or a SessionDbException, of the first that failed; InterruptedIOException when this thread is interrupted
     */
    Manifest await() throws IOException {
        return awaited(dumped).manifest(awaited(copied), awaited(read));
    }

    private static <T> T awaited(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw rethrow(e);
        }
    }

    private static IOException rethrow(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof IOException read) {
            return read;
        }
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IOException(failed);
    }

    /** Ends what isn't done; afterwards nobody reads or writes the files. */
    void end() {
        threads.close();
    }
}
