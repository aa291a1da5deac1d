package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.UUID;
import org.sqlite.SQLiteErrorCode;

/** Copies a snapshot by SQLite's online backup API, in one step, within the snapshot's own transaction; see "SQLite Backup API". */
final class OnlineBackup {
    private static final int ALL_PAGES = -1;
    private static final int ATTEMPTS = 5;
    private static final int PAUSE_MILLIS = 200;
    private static final int RETRIES_IN_DRIVER = 3;

    private final Database source;
    private final Path destination;

    OnlineBackup(Database source, Path destination) {
        this.source = source;
        this.destination = destination.toAbsolutePath();
    }

    /** Writes under another name in the same directory, compares, renames. Doesn't wait for the disk. */
    void run() {
        Path partial = destination.resolveSibling("." + destination.getFileName() + "." + UUID.randomUUID());
        try {
            requireAbsent();
            Files.createFile(partial, privateToOwner());
            copy(partial);
            new BackupComparison(source, partial).confirm();
            Files.move(partial, destination, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException | IOException e) {
            throw failure().causedBy(SqliteErrors.causeText(e)).toException(e);
        } finally {
            discard(partial);
        }
    }

    private void requireAbsent() throws IOException {
        if (Files.exists(destination)) {
            throw new FileAlreadyExistsException(destination + " exists already");
        }
    }

    private FileAttribute<?>[] privateToOwner() {
        boolean posix =
                destination.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** The driver returns "busy" without throwing, and leaves an empty file then. */
    private void copy(Path partial) throws SQLException, IOException {
        int code = step(partial);
        for (int attempt = 1; attempt < ATTEMPTS && busy(code); attempt++) {
            pause();
            code = step(partial);
        }
        if (code != SQLiteErrorCode.SQLITE_OK.code) {
            throw new SQLException(SQLiteErrorCode.getErrorCode(code).toString());
        }
    }

    private int step(Path partial) throws SQLException {
        return source.functions().backup("main", partial.toString(), null, PAUSE_MILLIS, RETRIES_IN_DRIVER, ALL_PAGES);
    }

    private static boolean busy(int code) {
        return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void discard(Path partial) {
        try {
            Files.deleteIfExists(partial);
            Files.deleteIfExists(partial.resolveSibling(partial.getFileName() + "-journal"));
        } catch (IOException e) {
            throw failure().causedBy(SqliteErrors.causeText(e)).toException(e);
        }
    }

    private Problem failure() {
        return Problem.of(ErrorCode.BACKUP_FAILED, "cannot write the backup copy `" + destination + "`")
                .hint("check that its directory is writable and has room, or choose another with `--backup DIR`");
    }

    /** Thrown when the copy isn't what it was copied from. */
    static SessionDbException incomplete(String difference) {
        return Problem.of(ErrorCode.BACKUP_FAILED, "the backup copy isn't complete")
                .causedBy(difference)
                .hint("run again")
                .toException();
    }
}
