package dev.sessiondb.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a database's files in a temporary directory that only this user can enter; gone when closed. */
final class PrivateCopy implements AutoCloseable {
    private final Path directory;
    private final DatabaseFiles files;

    private PrivateCopy(Path directory, DatabaseFiles files) {
        this.directory = directory;
        this.files = files;
    }

    /** Copies what is there; the directory is gone again when that fails. */
    static PrivateCopy of(DatabaseFiles original) throws IOException {
        Path directory = Files.createTempDirectory("sessiondb-source-");
        PrivateCopy copy = new PrivateCopy(directory, new DatabaseFiles(directory.resolve("source.db")));
        try {
            copy.fill(original);
            return copy;
        } catch (IOException e) {
            copy.close();
            throw e;
        }
    }

    private void fill(DatabaseFiles original) throws IOException {
        List<Path> from = original.contents();
        List<Path> to = files.contents();
        for (int i = 0; i < from.size(); i++) {
            if (Files.exists(from.get(i))) {
                Files.copy(from.get(i), to.get(i));
                makeWritable(to.get(i));
            }
        }
    }

    /** A copy of a read-only file is read-only, too. */
    private static void makeWritable(Path file) throws IOException {
        if (!file.toFile().setWritable(true, true)) {
            throw new IOException("cannot make " + file + " writable");
        }
    }

    Path main() {
        return files.main();
    }

    /** Removes the directory; what can't be removed is left to the system's cleaning of temporary files. */
    @Override
    public void close() {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            directory.toFile().deleteOnExit();
        }
    }
}
