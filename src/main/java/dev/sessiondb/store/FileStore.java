package dev.sessiondb.store;

import dev.sessiondb.schema.Table;
import java.nio.file.Path;
import java.util.Optional;

/** A SQLite file that is to be made or replaced. */
public interface FileStore extends FileTarget {

    /**
     * Makes a new file.
     *
     * @param base the finished copy of a database that it begins as; empty for an empty one
     * @throws dev.sessiondb.error.SessionDbException with {@code MIGRATION_FAILED}
     */
    StagedFile stage(Path file, Optional<Path> base);

    /** Finds the rows of a table of a finished copy again by a key; its own memory is on disk. */
    RowIndex index(Path copy, Table table, RowKey key);
}
