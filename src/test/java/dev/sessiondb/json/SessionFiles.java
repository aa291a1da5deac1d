package dev.sessiondb.json;

import dev.sessiondb.sqlite.SqliteFileStore;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.Source;
import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Session files, and what becomes of them. */
final class SessionFiles {

    private SessionFiles() {}

    static Path write(Path file, String json) {
        try {
            return Files.writeString(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonSourceStore store(Path file) {
        return new JsonSourceStore(
                file, made -> new SqliteFileStore(made).stage(made, Optional.empty()), SqliteSourceStore::new);
    }

    /** What a query finds in the SQLite copy that a backup would hold. */
    static List<List<@Nullable Object>> query(Path file, String sql) {
        Path copy = file.resolveSibling(file.getFileName() + ".copy.db");
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Source source = store(file).open()) {
            source.copyTo(copy);
        }
        return SqliteFiles.query(copy, sql);
    }

    static Check check(Path file, String id) {
        return store(file).probe().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
