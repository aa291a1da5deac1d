package dev.sessiondb.restore;

import dev.sessiondb.config.FileContent;
import dev.sessiondb.json.DumpSourceStore;
import dev.sessiondb.json.JsonKind;
import dev.sessiondb.json.JsonSourceStore;
import dev.sessiondb.sqlite.SqliteFileStore;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.StagedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How the tests' files are told and read. */
final class BackupFiles {

    private BackupFiles() {}

    static RestoreFiles known() {
        return new RestoreFiles(BackupFiles::kind, SqliteSourceStore::new, BackupFiles::document);
    }

    static SourceStore document(Path path) {
        return JsonKind.isDump(path)
                ? new DumpSourceStore(path, BackupFiles::staged, SqliteSourceStore::new)
                : new JsonSourceStore(path, BackupFiles::staged, SqliteSourceStore::new);
    }

    private static StagedFile staged(Path file) {
        return new SqliteFileStore(file).stage(file, Optional.empty());
    }

    private static RestoredKind kind(Path file) {
        if (FileContent.isJson(file)) {
            return JsonKind.isDump(file) ? RestoredKind.DUMP : RestoredKind.DOCUMENT;
        }
        try {
            String start = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return start.startsWith("SQLite format 3") ? RestoredKind.DATABASE : RestoredKind.OTHER;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
