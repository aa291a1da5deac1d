package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.AtomicFiles;
import dev.sessiondb.store.FileClaim;
import dev.sessiondb.store.FileContent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Optional;

/** A database file that this process has for itself; where there is none yet, there is nothing to lock. */
final class SqliteClaim implements FileClaim {
    private static final String AS_BEFORE = "the destination is as it was";

    private final DatabaseFiles files;
    private FileState marked;
    private Optional<ExclusiveLock> lock;

    SqliteClaim(DatabaseFiles files, FileState marked, Optional<ExclusiveLock> lock) {
        this.files = files;
        this.marked = marked;
        this.lock = lock;
    }

    @Override
    public void replace(FileContent content) {
        try (StagedFile staged = StagedFile.beside(files.main())) {
            staged.fill(content);
            staged.takeOver(files.main());
            requireUntouched();
            settle();
            put(staged);
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            Thread.interrupted();
            throw Problem.of(ErrorCode.INTERRUPTED, "interrupted while restoring `" + files.main() + "`")
                    .state(AS_BEFORE)
                    .hint("run the same command again")
                    .toException(e);
        } catch (IOException e) {
            throw failed("cannot put `" + content.path() + "` in place as `" + files.main() + "`", AS_BEFORE, e);
        }
    }

    /**
     * A kill between taking {@code -wal} away and the rename would cost the old database its last rows. One that SQLite can't read has none to lose. SQLite needs the lock meanwhile, and closing the file
     * gives it up in any case.
     */
    private void settle() throws IOException {
        if (lock.isEmpty() || !files.hasWal() && !files.hasJournal()) {
            return;
        }
        lock.get().close();
        try {
            Settlement.of(files);
            marked = FileState.of(files);
        } catch (SQLException e) {
            // What lies beside it is set aside, and removed after the rename.
        }
        lock = ExclusiveLock.take(files.main());
        if (lock.isEmpty()) {
            throw FileInUse.locked("another process has opened `" + files.main() + "`");
        }
        requireUntouched();
    }

    private void requireUntouched() throws IOException {
        if (lock.isPresent() && !lock.get().held()) {
            throw FileInUse.locked("the lock on `" + files.main() + "` was lost");
        }
        requireSame();
        if (lock.isPresent()) {
            Optional<String> others = FileInUse.words(files.main(), true);
            if (others.isPresent()) {
                throw FileInUse.locked(others.get());
            }
        }
    }

    /** Compares what is there with what was marked. */
    void requireSame() throws IOException {
        if (!FileState.of(files).equals(marked)) {
            throw FileInUse.locked("`" + files.main() + "` was written to in the meantime");
        }
    }

    /** From here on an interrupt is too late. */
    private void put(StagedFile staged) throws IOException {
        SideFiles beside = new SideFiles();
        boolean interrupted = Thread.interrupted();
        try {
            beside.setAside(files);
            rename(staged, beside);
            settle(beside);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void rename(StagedFile staged, SideFiles beside) throws IOException {
        try {
            if (lock.isEmpty() && Files.exists(files.main())) {
                throw new FileAlreadyExistsException(files.main().toString(), null, "it was made in the meantime");
            }
            Files.move(staged.path(), files.main(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            beside.putBack();
            throw e;
        }
    }

    private void settle(SideFiles beside) {
        try {
            beside.remove();
            syncDirectory();
        } catch (IOException e) {
            throw failed(
                    "`" + files.main() + "` is restored, but it isn't certain that it has reached the disk",
                    "the restored file is in place",
                    e);
        }
    }

    private void syncDirectory() throws IOException {
        Path directory = files.main().resolveSibling("");
        try {
            AtomicFiles.syncDirectory(directory);
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            AtomicFiles.syncDirectory(directory);
            Thread.currentThread().interrupt();
        }
    }

    private static SessionDbException failed(String what, String state, IOException cause) {
        return Problem.of(ErrorCode.RESTORE_FAILED, what)
                .causedBy(SqliteErrors.causeText(cause))
                .state(state)
                .hint("check the disk, its room, and the rights to the directory")
                .toException(cause);
    }

    @Override
    public void close() {
        if (lock.isPresent()) {
            try {
                lock.get().close();
            } catch (IOException e) {
                throw failed("cannot close `" + files.main() + "`", "as reported", e);
            }
        }
    }
}
