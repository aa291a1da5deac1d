package dev.sessiondb.sqlite;

import dev.sessiondb.io.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A copy of a database's files in a temporary directory that only this user can enter; gone when closed. */
final class PrivateCopy implements AutoCloseable {
    private final PrivateDirectory directory;
    private final DatabaseFiles files;

    private PrivateCopy(PrivateDirectory directory) {
        this.directory = directory;
        this.files = new DatabaseFiles(directory.file("source.db"));
    }

    /** Copies what is there; the directory is gone again when that fails. */
    static PrivateCopy of(DatabaseFiles original) throws IOException {
        PrivateCopy copy = new PrivateCopy(new PrivateDirectory("source"));
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

    @Override
    public void close() {
        directory.close();
    }
}
