package dev.sessiondb.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A directory for temporary files that only this user can enter; gone when closed, or when the next one is made after its process was killed; else left to the system's cleaning of temporary files.
 */
public final class PrivateDirectory implements AutoCloseable {
    private static final String PREFIX = "sessiondb-";

    private final Path path;
    private final LifeSign sign;

    /** @param purpose is part of its name */
    public PrivateDirectory(String purpose) throws IOException {
        this.path = Path.of(System.getProperty("java.io.tmpdir"), PREFIX + purpose + "-" + UUID.randomUUID());
        this.sign = LifeSign.of(path);
        PrivateFiles.createDirectory(path);
        sign.sweepDirectories(PREFIX, "");
    }

    public Path path() {
        return path;
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
            List<Path> inner = all.sorted(Comparator.reverseOrder()).toList();
            inner.forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            path.toFile().deleteOnExit();
        }
        sign.close();
    }
}
