package dev.sessiondb.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code -wal}, {@code -shm} and {@code -journal} of a database that is replaced: first renamed, so that they can be put back, and only in the end removed. */
final class SideFiles {
    private static final String ASIDE = ".before-restore";

    private final Map<Path, Path> moved = new LinkedHashMap<>();

    /** Renames them; those that were are put back when it fails. */
    void setAside(DatabaseFiles files) throws IOException {
        try {
            for (Path file : DestinationFile.beside(files)) {
                Path aside = file.resolveSibling(file.getFileName() + ASIDE);
                Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
                moved.put(file, aside);
            }
        } catch (IOException e) {
            putBack();
            throw e;
        }
    }

    void putBack() throws IOException {
        for (Map.Entry<Path, Path> move : moved.entrySet()) {
            Files.move(move.getValue(), move.getKey(), StandardCopyOption.ATOMIC_MOVE);
        }
        moved.clear();
    }

    void remove() throws IOException {
        for (Path aside : moved.values()) {
            Files.deleteIfExists(aside);
        }
    }
}
