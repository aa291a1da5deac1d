package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.io.AtomicFiles;
import dev.sessiondb.io.FileOwner;
import dev.sessiondb.store.FileReplacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replaces a database in one step, so that a kill at any point leaves the old one or the new one. What lies in {@code -wal} or a hot {@code -journal} is first brought into the old file, by SQLite
 * itself: renamed over a left-over {@code -wal}, the new file would be read as a mixture of both, and with it removed the old one would lose rows.
 */
final class SqliteFileReplacement implements FileReplacement {
    private final Path path;
    private final DatabaseFiles files;
    private FileState before;

    SqliteFileReplacement(Path path, FileState before) {
        this.path = path;
        this.files = new DatabaseFiles(path);
        this.before = before;
    }

    @Override
    public List<String> publish(Path finished) {
        try {
            AtomicFiles.sync(finished);
            return Files.exists(path) ? replace(finished) : place(finished);
        } catch (IOException e) {
            throw failed(SqliteErrors.causeText(e)).toException(e);
        }
    }

    private List<String> place(Path finished) throws IOException {
        requireUnchanged();
        AtomicFiles.moveToNew(finished, path);
        return List.of();
    }

    private List<String> replace(Path finished) throws IOException {
        if (files.hasWal() || files.hasJournal()) {
            requireUnused(FileUsers.holding(path, this::requireUnchanged));
            settle();
        }
        List<String> warnings = new ArrayList<>();
        requireUnused(FileUsers.holding(path, () -> {
            requireUnchanged();
            warnings.addAll(FileOwner.keep(path, finished));
            Files.deleteIfExists(files.sharedMemory());
            Files.move(finished, path, StandardCopyOption.ATOMIC_MOVE);
        }));
        AtomicFiles.syncDirectory(TargetFileChecks.directory(path));
        return warnings;
    }

    /** Leaves the old content in one file, under an exclusive lock. */
    private void settle() throws IOException {
        try {
            Settlement.of(files);
        } catch (SQLException e) {
            throw failed(SqliteErrors.causeText(e)).toException(e);
        }
        if (files.hasWal() || files.hasJournal()) {
            throw failed("what lies beside it in `-wal` or `-journal` can't be brought into it")
                    .toException();
        }
        before = FileState.of(files);
    }

    private void requireUnchanged() throws IOException {
        if (!FileState.of(files).equals(before)) {
            throw Problem.of(ErrorCode.MIGRATION_FAILED, "`" + path + "` was written to while the new file was made")
                    .state("the SQLite file is as its writer left it, and was not replaced")
                    .hint("stop the application that uses it, and run again")
                    .toException();
        }
    }

    private void requireUnused(Optional<String> users) {
        if (users.isPresent()) {
            throw Problem.of(ErrorCode.LOCKED, "another process has `" + path + "` open")
                    .causedBy(users.get())
                    .state("the SQLite file is as it was")
                    .hint("stop the application that uses it, and run again")
                    .toException();
        }
    }

    private Problem failed(String cause) {
        return Problem.of(ErrorCode.MIGRATION_FAILED, "cannot put the new file in the place of `" + path + "`")
                .causedBy(cause)
                .state("the SQLite file is as it was")
                .hint("mend the cause, and run again");
    }
}
