package dev.sessiondb.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory for temporary files that only this user can enter; gone when closed, or left to the system's cleaning of temporary files. */
public final class PrivateDirectory implements AutoCloseable {
    private final Path path;

    /** @param purpose is part of its name */
    public PrivateDirectory(String purpose) throws IOException {
        this.path = Files.createTempDirectory("sessiondb-" + purpose + "-");
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /** How many bytes may be written to it. */
    public long usableBytes() throws IOException {
        return Files.getFileStore(path).getUsableSpace();
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }
}
