package dev.sessiondb.store;

import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One consistent, read-only view of a source database. Every method sees the same snapshot. Not thread-safe: one connection. All methods throw {@code SessionDbException} with
 * {@code SOURCE_UNAVAILABLE} when the file can't be read.
 */
public interface Source extends AutoCloseable {

    SourceDescription description();

    DatabaseSchema schema();

    /** Has {@link #statistics} told there from now on. */
    default void watch(WorkMonitor monitor) {}

    /** Whether these are only some rows, for tables that the target has already. */
    default boolean partial() {
        return false;
    }

    /** Whether these are the rows that changed since the last run, for tables that it brought. */
    default boolean catchesUp() {
        return false;
    }

    /** The whole snapshot, where this one shows only some rows of it. */
    default Source whole() {
        return this;
    }

    TableStatistics statistics(Table table);

    /** The application's own numbers in the file's header. */
    default FileNumbers numbers() {
        return FileNumbers.NONE;
    }

    /** Everything that is defined, as SQLite itself counts it: what {@link #schema} says is held against it. */
    List<SourceObject> inventory();

    /** The table's entry in {@code sqlite_sequence}. */
    default OptionalLong sequence(Table table) {
        return statistics(table).sequence();
    }

    /** All rows, in rowid order, or key order in a table without rowid. */
    RowCursor rows(Table table);

    /** NULL or duplicate keys, NULLs where NOT NULL is declared, duplicates under UNIQUE, rows that fail a CHECK, and orphans; empty when the data keeps what the schema promises. */
    List<ConstraintViolation> violations(Table table);

    /** The rows of a table that refer by this foreign key to these rows of the referenced table. */
    RowIds referencing(Table table, ForeignKey key, RowIds referenced);

    /**
     * Writes this snapshot to a new database file by SQLite's online backup API; the source's other users are not held up beyond the copy itself. Whether it is on the disk for good is the
     * caller's to see to.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code BACKUP_FAILED} when the copy can't be written or isn't complete
     */
    void copyTo(Path destination);

    /** The file whose content became this database, for the backup to keep as it is; empty for a database itself. */
    default Optional<OriginalFile> original() {
        return Optional.empty();
    }

    /** What was left out of a source that isn't made of rows; empty when nothing was. */
    default Optional<LeftOutRecords> leftOut() {
        return Optional.empty();
    }

    /** Ends the snapshot, so that nobody waits for it; only {@link #leftOut}, {@link #writtenSince} and {@link #close} may follow. */
    void release();

    /** Whether somebody wrote to the source since this snapshot was opened. */
    boolean writtenSince();

    @Override
    void close();
}
