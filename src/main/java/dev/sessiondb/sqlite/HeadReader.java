package dev.sessiondb.sqlite;

import dev.sessiondb.sqlite.pages.DatabaseFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the source's file itself. What it opens stays open while a source of this store has the file open: closing it would drop SQLite's POSIX locks. */
final class HeadReader {
    private int open;
    private Optional<FileHead> known = Optional.empty();
    private Optional<DatabaseFile> pages = Optional.empty();

    synchronized FileHead read(Path file) throws IOException {
        if (open == 0 || known.isEmpty()) {
            known = Optional.of(FileHead.read(file));
        }
        return known.get();
    }

    /** The file's pages, between {@link #opened} and {@link #closed}. */
    synchronized DatabaseFile pages(Path file) throws IOException {
        if (pages.filter(DatabaseFile::isOpen).isEmpty()) {
            pages = Optional.of(DatabaseFile.open(file));
        }
        return pages.get();
    }

    synchronized void opened() {
        open++;
    }

    synchronized void closed() {
        open--;
        if (open > 0 || pages.isEmpty()) {
            return;
        }
        DatabaseFile last = pages.get();
        pages = Optional.empty();
        try {
            last.close();
        } catch (IOException e) {
            throw SqliteErrors.unavailable("cannot close the database file", e);
        }
    }
}
