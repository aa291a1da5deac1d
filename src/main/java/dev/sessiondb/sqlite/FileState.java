package dev.sessiondb.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which of a database's files are there, how large they are and when they were written; read without opening them. */
record FileState(List<Optional<Attributes>> files) {

    /** One file; the key tells it from another of the same name. */
    record Attributes(long size, FileTime modified, String key) {}

    FileState {
        files = List.copyOf(files);
    }

    /** When the main file, or the write-ahead log if it holds anything, was last modified. */
    Instant lastWrite() {
        return files.subList(0, 2).stream()
                .flatMap(Optional::stream)
                .filter(f -> f.size() > 0)
                .map(f -> f.modified().toInstant())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    long mainBytes() {
        return bytes(0);
    }

    long walBytes() {
        return bytes(1);
    }

    private long bytes(int file) {
        return files.get(file).map(Attributes::size).orElse(0L);
    }

    static FileState of(DatabaseFiles database) throws IOException {
        List<Optional<Attributes>> files = new ArrayList<>();
        for (Path file : database.contents()) {
            files.add(attributes(file));
        }
        return new FileState(files);
    }

    private static Optional<Attributes> attributes(Path file) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new Attributes(found.size(), found.lastModifiedTime(), Objects.toString(found.fileKey())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
