package dev.sessiondb.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which other processes have a database file open. SQLite's own locks tell it of everybody in WAL mode, and in rollback-journal mode of those at work: see "File Locking And Concurrency In SQLite
 * Version 3". Where the system says which process has which files open (Linux), that tells the rest. Looking changes nothing; not while this process has the file open, since closing the channel
 * drops SQLite's locks.
 */
final class FileUsers {
    /** {@code PENDING_BYTE}; behind it the reserved byte and 510 shared ones. */
    private static final long LOCK_BYTES = 0x40000000L;

    private static final long LOCK_COUNT = 512;
    private static final Path PROCESSES = Path.of("/proc");

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
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock == null) {
                List<String> others = processes(file);
                return Optional.of(others.isEmpty() ? "another process holds a lock on it" : String.join(", ", others));
            }
            List<String> others = processes(file);
            if (!others.isEmpty()) {
                return Optional.of(String.join(", ", others));
            }
            work.run();
            return Optional.empty();
        }
    }

    /** Null, as the channel says it, when somebody else has it. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCK_BYTES, LOCK_COUNT, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static List<String> processes(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        if (!Files.isDirectory(PROCESSES)) {
            return found;
        }
        String own = Long.toString(ProcessHandle.current().pid());
        Path real = file.toRealPath();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : all) {
                String id = process.getFileName().toString();
                if (!id.equals(own) && has(process.resolve("fd"), real)) {
                    found.add("process " + id + " has it open");
                }
            }
        }
        return found;
    }

    /** False for a process of somebody else, which doesn't show its files. */
    private static boolean has(Path descriptors, Path file) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : all) {
                if (Files.readSymbolicLink(descriptor).equals(file)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            return false;
        }
    }
}
