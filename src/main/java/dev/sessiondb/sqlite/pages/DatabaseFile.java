package dev.sessiondb.sqlite.pages;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A database file, open for reading. Closing it drops the locks that SQLite holds on the file in this process: last of all, or not while it holds any. Thread-safe. */
public final class DatabaseFile implements AutoCloseable {
    private final FileChannel channel;

    private DatabaseFile(FileChannel channel) {
        this.channel = channel;
    }

    public static DatabaseFile open(Path path) throws IOException {
        return new DatabaseFile(FileChannel.open(path, StandardOpenOption.READ));
    }

    /** False once it is closed, and when a thread was interrupted while it read. */
    public boolean isOpen() {
        return channel.isOpen();
    }

    /** For one reader. */
    public DatabasePages pages() throws IOException {
        return DatabasePages.of(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
