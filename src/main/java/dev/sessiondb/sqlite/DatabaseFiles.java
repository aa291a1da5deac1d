package dev.sessiondb.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A database file and the files SQLite keeps beside it; see "Temporary Files Used By SQLite". */
record DatabaseFiles(Path main) {

    Path wal() {
        return beside("-wal");
    }

    Path sharedMemory() {
        return beside("-shm");
    }

    Path journal() {
        return beside("-journal");
    }

    boolean hasWal() {
        return Files.exists(wal());
    }

    boolean hasJournal() {
        return Files.exists(journal());
    }

    /** What holds content; the shared memory does not. */
    List<Path> contents() {
        return List.of(main, wal(), journal());
    }

    private Path beside(String suffix) {
        return main.resolveSibling(main.getFileName() + suffix);
    }
}
