package dev.sessiondb.preflight;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.PrivateDirectory;
import dev.sessiondb.plan.OriginalObject;
import dev.sessiondb.plan.OriginalTable;
import dev.sessiondb.plan.Originals;
import dev.sessiondb.store.FileStore;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.StagedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The tables that the ledger remembers, without rows: what a new SQLite file begins as, so that it gets the declared types, keys and indexes that the old one had. In a private directory, removed on closing.
 *
 * @param path of the finished file
 * @param source reads it
 */
public record RememberedFile(PrivateDirectory directory, Path path, Source source) implements AutoCloseable {

    /**
     * Makes it; nothing when the ledger remembers none of the tables.
     *
     * @param tables that PostgreSQL has still
     * @throws SessionDbException with {@code MIGRATION_FAILED} when SQLite refuses a definition
     */
    public static Optional<RememberedFile> make(
            Originals originals, List<String> tables, FileStore files, SourceStore databases) {
        List<OriginalTable> known = originals.tables().stream()
                .filter(table -> tables.contains(table.target()))
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        try {
            PrivateDirectory directory = new PrivateDirectory("tables");
            boolean done = false;
            try {
                Path path = directory.file("tables.db");
                fill(files.stage(path, Optional.empty()), known, originals.others());
                RememberedFile made = new RememberedFile(directory, path, databases.openCopy(path));
                done = true;
                return Optional.of(made);
            } finally {
                if (!done) {
                    directory.close();
                }
            }
        } catch (IOException e) {
            throw Problem.of(ErrorCode.MIGRATION_FAILED, "cannot make a temporary file")
                    .causedBy(String.valueOf(e.getMessage()))
                    .hint("make room in the temporary directory, or choose another with `java -Djava.io.tmpdir=DIR`")
                    .toException(e);
        }
    }

    /** The ledger may have been written by others: nothing but these definitions is carried out. */
    private static void fill(StagedFile file, List<OriginalTable> tables, List<OriginalObject> others) {
        try (file) {
            for (OriginalTable table : tables) {
                file.define("table", table.name(), table.sql());
                table.indexes().forEach(sql -> file.define("index", table.name(), sql));
            }
            others.forEach(object -> attempt(file, object));
            file.finish();
        }
    }

    /** A view or trigger over something that isn't there any more is no loss. */
    private static void attempt(StagedFile file, OriginalObject object) {
        try {
            file.define(object.kind(), object.name(), object.sql());
        } catch (SessionDbException e) {
            if (e.code() != ErrorCode.MIGRATION_FAILED) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } finally {
            directory.close();
        }
    }
}
