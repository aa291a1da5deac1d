package dev.sessiondb.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which other processes have a database file open. SQLite's own locks tell it of everybody in WAL mode, and in rollback-journal mode of those at work: see "File Locking And Concurrency In SQLite
 * Version 3". Where the system says which process has which files open (Linux), that tells the rest. Looking changes nothing; not while this process has the file open, since closing the channel
 * drops SQLite's locks.
 */
final class FileUsers {
    private FileUsers() {}

    /** What is done while nobody else has the file. */
    interface Work {
        void run() throws IOException;
    }

    /** Who has it open, in words; empty when nobody is known to. */
    static Optional<String> of(Path file) throws IOException {
        return holding(file, () -> {});
    }

    /** Does the work under an exclusive lock; or says who has the file open, with nothing done. */
    static Optional<String> holding(Path file, Work work) throws IOException {
        Optional<ExclusiveLock> lock = ExclusiveLock.take(file);
        if (lock.isEmpty()) {
            return processes(file).or(() -> Optional.of("another process holds a lock on it"));
        }
        try (ExclusiveLock held = lock.get()) {
            Optional<String> others = held.held() ? processes(file) : Optional.of("the lock on it was lost");
            if (others.isEmpty()) {
                work.run();
            }
            return others;
        }
    }

    private static Optional<String> processes(Path file) {
        return OpenHandles.of(file).stream()
                .map(process -> OpenHandles.words(process) + " has it open")
                .reduce((one, other) -> one + ", " + other);
    }
}
