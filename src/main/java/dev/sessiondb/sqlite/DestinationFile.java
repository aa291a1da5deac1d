package dev.sessiondb.sqlite;

import dev.sessiondb.store.DestinationState;
import dev.sessiondb.store.FileMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** The file that a destination's path leads to. */
record DestinationFile(Path given) {

    /** What was there when it was marked. */
    record Mark(FileState state) implements FileMark {}

    /** Absolute, symbolic links followed as far as they lead to something. */
    Path real() throws IOException {
        Path absolute = given.toAbsolutePath().normalize();
        if (Files.exists(absolute)) {
            return absolute.toRealPath();
        }
        return absolute.resolveSibling("").toRealPath().resolve(absolute.getFileName());
    }

    DatabaseFiles files() throws IOException {
        return new DatabaseFiles(real());
    }

    DestinationState state() {
        try {
            return found();
        } catch (IOException e) {
            return DestinationState.UNUSABLE;
        }
    }

    private DestinationState found() throws IOException {
        if (!Files.exists(given, LinkOption.NOFOLLOW_LINKS)) {
            return DestinationState.ABSENT;
        }
        if (!Files.isRegularFile(given)) {
            return DestinationState.UNUSABLE;
        }
        return switch (FileHead.read(given).kind()) {
            case EMPTY -> DestinationState.EMPTY;
            case SQLITE -> DestinationState.DATABASE;
            default -> DestinationState.UNUSABLE;
        };
    }

    Mark mark() throws IOException {
        return new Mark(FileState.of(files()));
    }

    /** What SQLite keeps beside the file and that is there, content first. */
    static List<Path> beside(DatabaseFiles files) {
        return List.of(files.journal(), files.wal(), files.sharedMemory()).stream()
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }
}
