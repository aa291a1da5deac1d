package dev.sessiondb.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * SQLite's own locks on a database file, all at once and without SQLite: PENDING, RESERVED and the SHARED range, as "The Lock-Byte Page" of "Database File Format" places them. Every connection that reads or writes
 * holds one of them, one in WAL mode for as long as it lives; so whoever has the range alone has the database alone. Unlike {@code BEGIN EXCLUSIVE} it rolls nothing back, checkpoints nothing and changes no byte.
 */
final class ExclusiveLock implements AutoCloseable {
    private static final long PENDING_BYTE = 0x40000000L;
    private static final long LENGTH = 1 + 1 + 510;

    private final FileChannel channel;
    private final FileLock lock;

    private ExclusiveLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes it, unless another process has any of it. Closing any other stream on the file in this process gives it up. */
    static Optional<ExclusiveLock> take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(PENDING_BYTE, LENGTH, false);
            if (lock != null) {
                return Optional.of(new ExclusiveLock(channel, lock));
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    boolean held() {
        return lock.isValid();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
