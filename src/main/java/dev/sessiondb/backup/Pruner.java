package dev.sessiondb.backup;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.AtomicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Removes what a plan lets go: of each backup the manifest first, so that nothing that is left over looks like a whole one. */
public final class Pruner {
    private final PrunePlan plan;
    private final List<String> removed = new ArrayList<>();

    public Pruner(PrunePlan plan) {
        this.plan = plan;
    }

    /**
     * Removes it.
     *
     * @throws SessionDbException with {@code BACKUP_FAILED} when something can't be removed, or {@code INTERRUPTED}; its state says what is gone
     */
    public void run() {
        try {
            for (BackupEntry entry : plan.going()) {
                requireGoingOn();
                remove(entry);
                removed.add(entry.name());
            }
            for (UnfinishedBackup unfinished : plan.abandoned()) {
                requireGoingOn();
                unfinished.remove();
                removed.add(String.valueOf(unfinished.directory().getFileName()));
            }
        } catch (IOException | UncheckedIOException e) {
            throw Problem.of(
                            ErrorCode.BACKUP_FAILED, "cannot remove all that should go from `" + plan.directory() + "`")
                    .causedBy(e instanceof IOException io ? BackupCatalogue.reason(io) : String.valueOf(e.getMessage()))
                    .state(state())
                    .hint("look at the rights of the directory, and run the same command again")
                    .toException(e);
        }
    }

    private void remove(BackupEntry entry) throws IOException {
        delete(entry.manifest());
        for (BackupFile file : entry.files()) {
            delete(file.path());
        }
    }

    private void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        AtomicFiles.syncDirectory(plan.directory());
    }

    private void requireGoingOn() {
        if (Thread.interrupted()) {
            throw Problem.of(ErrorCode.INTERRUPTED, "interrupted while backups were removed")
                    .state(state())
                    .hint("run the same command again")
                    .toException();
        }
    }

    private String state() {
        return removed.isEmpty()
                ? Problem.NOTHING_CHANGED
                : "removed: " + String.join(", ", removed) + "; what else was to go is there, or in part";
    }
}
