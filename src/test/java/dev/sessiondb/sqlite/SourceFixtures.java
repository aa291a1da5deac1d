package dev.sessiondb.sqlite;

import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sources in every state that an application can leave them in: tables {@code a} and {@code b}, with the number of rows that a reader must see in {@code a}. */
final class SourceFixtures {
    private static final String ROWS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) INSERT INTO %s (v) SELECT printf('%%.*c', 300, 'x') FROM n";

    private SourceFixtures() {}

    static Path rollback(Path file, int rows) {
        return SqliteFiles.create(
                file,
                "CREATE TABLE a (id INTEGER PRIMARY KEY, v)",
                "CREATE TABLE b (id INTEGER PRIMARY KEY, v)",
                String.format(ROWS, rows, "a"),
                String.format(ROWS, rows, "b"));
    }

    /** The header says WAL; nothing is beside the file. */
    static Path closedWal(Path file, int rows) {
        rollback(file, rows);
        return SqliteFiles.create(file, "PRAGMA journal_mode = WAL");
    }

    /** A killed application's: 100 rows in the file, one more in {@code -wal}, a {@code -shm} that nobody uses. */
    static Path killedWal(Path file) {
        closedWal(file, 100);
        return killed(file, "idle");
    }

    /** A copy that forgot {@code -shm}: 100 rows in the file, one more in {@code -wal}. */
    static Path walWithoutSharedMemory(Path file) {
        killedWal(file);
        delete(Path.of(file + "-shm"));
        return file;
    }

    /** A killed application's: 2,000 rows, all changed by a transaction that must be rolled back. */
    static Path hotJournal(Path file) {
        rollback(file, 2000);
        return killed(file, "spill");
    }

    private static Path killed(Path file, String doing) {
        try (OtherProcess application = application(file, doing)) {
            application.kill();
        }
        return file;
    }

    /** An application that has the file open; see {@link BusyApplication}. */
    static OtherProcess application(Path file, String doing) {
        return OtherProcess.start(BusyApplication.class, List.of("-Xmx64m"), file.toString(), doing)
                .awaitReady();
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
