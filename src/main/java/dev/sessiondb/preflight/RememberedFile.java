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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables that the ledger remembers, without rows: what a new SQLite file begins as, so that it gets the declared types, keys and indexes that the old one had. In a private directory, removed on closing.
 *
 * @param path of the finished file
 * @param source reads it
 * @param leftOut views and triggers that SQLite refuses, such as those of a table that PostgreSQL hasn't any more
 */
public record RememberedFile(PrivateDirectory directory, Path path, Source source, List<String> leftOut)
        implements AutoCloseable {

    public RememberedFile {
        leftOut = List.copyOf(leftOut);
    }

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
                List<String> leftOut = fill(files.stage(path, Optional.empty()), known, originals);
                RememberedFile made = new RememberedFile(directory, path, databases.openCopy(path), leftOut);
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
    private static List<String> fill(StagedFile file, List<OriginalTable> tables, Originals originals) {
        try (file) {
            for (OriginalTable table : tables) {
                file.define("table", table.name(), table.sql());
                table.indexes().forEach(sql -> file.define("index", table.name(), sql));
            }
            List<String> leftOut = new ArrayList<>();
            originals.others().stream()
                    .filter(object -> !defined(file, object))
                    .forEach(object -> leftOut.add(object.kind() + " `" + object.name() + "`"));
            file.number(originals.numbers());
            file.finish();
            return leftOut;
        }
    }

    private static boolean defined(StagedFile file, OriginalObject object) {
        try {
            file.define(object.kind(), object.name(), object.sql());
            return true;
        } catch (SessionDbException e) {
            if (e.code() != ErrorCode.MIGRATION_FAILED) {
                throw e;
            }
            return false;
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
