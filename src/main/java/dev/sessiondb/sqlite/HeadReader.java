package dev.sessiondb.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the head of the source, but never while a source of this store has it open: closing the stream would drop SQLite's POSIX locks on the file. */
final class HeadReader {
    private int open;
    private Optional<FileHead> known = Optional.empty();

    synchronized FileHead read(Path file) throws IOException {
        if (open == 0 || known.isEmpty()) {
            known = Optional.of(FileHead.read(file));
        }
        return known.get();
    }

    synchronized void opened() {
        open++;
    }

    synchronized void closed() {
        open--;
    }
}
