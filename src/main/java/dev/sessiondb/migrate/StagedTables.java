package dev.sessiondb.migrate;

import dev.sessiondb.io.BackgroundThreads;
import dev.sessiondb.store.Stage;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What is done with staged tables while they are compared: their statistics, and the fingerprints that the publish records. */
final class StagedTables implements AutoCloseable {
    private final BackgroundThreads threads = new BackgroundThreads("sessiondb-staged", 1);
    private final Future<List<String>> warnings;

    private StagedTables(Callable<List<String>> work) {
        this.warnings = threads.submit(work);
    }

    /** @param unread those that will be new in the target, and that nobody reads in the meantime */
    static StagedTables begin(Stage stage, List<String> tables, List<String> unread, Retries retries) {
        return new StagedTables(() -> {
            List<String> warnings = stage.analyze(tables);
            retries.run("read the staged tables", again -> {
                stage.fingerprint(unread);
                return true;
            });
            return warnings;
        });
    }

    /**
     * Waits until it is done.
     *
     * @return warnings
     * @throws dev.sessiondb.error.SessionDbException with {@code MIGRATION_FAILED} when the tables can't be read; with {@code INTERRUPTED} when the thread is interrupted
     */
    List<String> await() {
        try {
            return warnings.get();
        } catch (InterruptedException e) {
            throw Interruption.exception();
        } catch (ExecutionException e) {
            throw Workers.rethrow(e);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
