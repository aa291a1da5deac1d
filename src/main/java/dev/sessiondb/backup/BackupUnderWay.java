package dev.sessiondb.backup;

import dev.sessiondb.error.SessionDbException;
import java.io.IOException;
import java.util.Optional;

/** A backup whose copy is made, and whose dump and checks are being made on threads of their own. */
public final class BackupUnderWay implements AutoCloseable {
    private final BackupPlan plan;
    private final PartialBackup partial;
    private final BackupSteps steps;
    private Optional<BackupThreads> threads = Optional.empty();
    private Optional<Exception> failure = Optional.empty();
    private boolean done;

    private BackupUnderWay(BackupPlan plan, PartialBackup partial, BackupSteps steps) {
        this.plan = plan;
        this.partial = partial;
        this.steps = steps;
    }

    /** What goes wrong is told by {@link #finish}. */
    static BackupUnderWay begin(BackupPlan plan, PartialBackup partial, BackupSteps steps) {
        BackupUnderWay backup = new BackupUnderWay(plan, partial, steps);
        boolean begun = false;
        try {
            backup.begin();
            begun = true;
            return backup;
        } finally {
            if (!begun) {
                backup.close();
            }
        }
    }

    private void begin() {
        try {
            partial.create();
            steps.copy();
            threads = Optional.of(new BackupThreads(steps));
        } catch (IOException | SessionDbException e) {
            failure = Optional.of(e);
        }
    }

    /**
     * Waits for the rest of it, reads the source once more and gives the files their names.
     *
     * @throws SessionDbException with {@code BACKUP_FAILED}, or {@code INTERRUPTED} when the thread was (its flag is cleared then); what was made is removed, and what can't be is named
     */
    public BackupReport finish() {
        try {
            BackupReport report = finished();
            done = true;
            return report;
        } catch (IOException | SessionDbException e) {
            threads.ifPresent(BackupThreads::end);
            throw new BackupFailure(plan, partial).exception(e);
        } finally {
            close();
        }
    }

    private BackupReport finished() throws IOException {
        if (failure.isPresent()) {
            if (failure.get() instanceof SessionDbException known) {
                throw known;
            }
            throw (IOException) failure.get();
        }
        Manifest manifest = threads.orElseThrow().await();
        threads.get().end();
        return steps.finish(manifest);
    }

    /** Ends it, and removes what was made, unless it is finished. */
    @Override
    public void close() {
        threads.ifPresent(BackupThreads::end);
        if (!done) {
            partial.remove();
        }
    }
}
