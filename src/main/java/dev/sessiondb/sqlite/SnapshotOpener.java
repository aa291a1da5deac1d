package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Opens one snapshot so that no file is made, changed or removed.
 *
 * <p>What was found by experiment: a plain {@code mode=ro} makes {@code -wal} and {@code -shm} beside a database in WAL mode that has none, and rewrites a {@code -shm}; with
 * {@code readonly_shm=1} it reads a live or left-over pair without a change, and refuses a {@code -wal} without {@code -shm}, or a hot {@code -journal}, with
 * {@code CANTOPEN} or {@code READONLY}, leaving nothing behind. Only without either file is {@code immutable=1} right.
 */
final class SnapshotOpener {
    private static final int COPY_ATTEMPTS = 3;

    private final Duration busyTimeout;

    SnapshotOpener(Duration busyTimeout) {
        this.busyTimeout = busyTimeout;
    }

    /** Opens the source, which others may write to. */
    Snapshot open(Path file, FileHead head) throws SQLException, IOException {
        DatabaseFiles files = new DatabaseFiles(file);
        FileState before = FileState.of(files);
        if (head.wal() && !files.hasWal()) {
            return files.hasJournal() ? privateCopy(files, head) : immutable(files, head, before);
        }
        try {
            return readOnly(files, head, before);
        } catch (SQLException e) {
            if (SqliteErrors.needsRecovery(e)) {
                return privateCopy(files, head);
            }
            throw e;
        }
    }

    /** Opens a file that nobody writes to. */
    Snapshot openUnshared(Path file, FileHead head) throws SQLException {
        return begin(file, Access.IMMUTABLE, head, new NoWatch(), Optional.empty());
    }

    private Snapshot immutable(DatabaseFiles files, FileHead head, FileState before) throws SQLException {
        FileWatch watch = new FileWatch(files, before, true);
        return begin(files.main(), Access.IMMUTABLE, head, watch, Optional.empty());
    }

    private Snapshot readOnly(DatabaseFiles files, FileHead head, FileState before) throws SQLException {
        WriteWatch watch =
                files.hasWal() ? DataVersionWatch.open(files.main(), busyTimeout) : new FileWatch(files, before, false);
        return begin(files.main(), Access.READ_ONLY, head, watch, Optional.empty());
    }

    private Snapshot privateCopy(DatabaseFiles files, FileHead head) throws SQLException, IOException {
        for (int attempt = 0; attempt < COPY_ATTEMPTS; attempt++) {
            FileState before = FileState.of(files);
            PrivateCopy copy = copied(files);
            FileWatch watch = new FileWatch(files, before, false);
            if (!watch.written()) {
                return begin(copy.main(), Access.PRIVATE_COPY, head, watch, Optional.of(copy));
            }
            copy.close();
        }
        throw Problem.of(
                        ErrorCode.SOURCE_UNAVAILABLE,
                        "`" + files.main() + "` needs recovery, and is written to while it is copied for that")
                .hint("stop the application that writes to it, or try again")
                .toException();
    }

    private static PrivateCopy copied(DatabaseFiles files) {
        try {
            return PrivateCopy.of(files);
        } catch (IOException e) {
            throw Problem.of(
                            ErrorCode.SOURCE_UNAVAILABLE,
                            "`" + files.main()
                                    + "` needs recovery, and can't be copied to the temporary directory for that")
                    .causedBy(SqliteErrors.causeText(e))
                    .hint("make room there, or choose another with `java -Djava.io.tmpdir=DIR`")
                    .toException(e);
        }
    }

    private Snapshot begin(Path file, Access access, FileHead head, WriteWatch watch, Optional<PrivateCopy> copy)
            throws SQLException {
        try {
            return new Snapshot(Database.openSnapshot(file, access, busyTimeout), access, head, watch, copy);
        } catch (SQLException e) {
            watch.close();
            copy.ifPresent(PrivateCopy::close);
            throw e;
        }
    }
}
