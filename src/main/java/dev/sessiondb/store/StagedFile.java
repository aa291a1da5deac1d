package dev.sessiondb.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A new SQLite file on its way. Not thread-safe. Methods throw {@code SessionDbException} with {@code MIGRATION_FAILED}. */
public interface StagedFile extends AutoCloseable {

    Path path();

    /** Runs statements that define or change tables. */
    void execute(List<String> statements);

    /**
     * Defines a table, index, view or trigger by a statement that comes from elsewhere. One that isn't exactly a CREATE of that thing is refused. A table defined so takes rows that fail its CHECKs: those of where it comes from may.
     *
     * @param kind {@code table}, {@code index}, {@code view} or {@code trigger}
     * @param name which it must have; an index may have any
     */
    void define(String kind, String name, String sql);

    /** The columns of a table, in order, as SQLite sees them. */
    List<StagedColumn> columns(String table);

    /** Takes all rows out of a table; no trigger fires. */
    void empty(String table);

    /**
     * Inserts rows; no trigger fires, and what the table demands of a row is checked.
     *
     * @param rowid the name of the rowid, to be given first; empty to let SQLite choose
     */
    RowWriter writer(String table, List<String> columns, Optional<String> rowid);

    /** Lets an {@code AUTOINCREMENT} go on after that number at least; where there is none, does nothing. */
    void raiseSequence(String table, long last);

    /** Puts the application's own numbers into the file's header. */
    void number(FileNumbers numbers);

    /** Ends it: triggers and journal mode are as they were, and all has reached the disk. */
    void finish();

    /** What SQLite finds wrong with the file, one line each; empty when nothing is. */
    List<String> integrity();

    /** Rows whose foreign key refers to nothing, one line for each table and referenced table. */
    List<String> orphans();

    /** Closes it; the file stays. */
    @Override
    void close();
}
