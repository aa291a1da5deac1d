package dev.sessiondb.store;

import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Something that is no SQLite file, read into a private database that answers from then on. */
public final class DerivedSource implements Source {
    private final SourceDescription description;
    private final Source database;
    private final Runnable removal;

    /**
     * @param description of what was read
     * @param database taken over
     * @param removal removes the private database, once it is closed
     */
    public DerivedSource(SourceDescription description, Source database, Runnable removal) {
        this.description = description;
        this.database = database;
        this.removal = removal;
    }

    @Override
    public SourceDescription description() {
        return description;
    }

    @Override
    public DatabaseSchema schema() {
        return database.schema();
    }

    @Override
    public void watch(WorkMonitor monitor) {
        database.watch(monitor);
    }

    @Override
    public TableStatistics statistics(Table table) {
        return database.statistics(table);
    }

    @Override
    public FileNumbers numbers() {
        return database.numbers();
    }

    @Override
    public List<SourceObject> inventory() {
        return database.inventory();
    }

    @Override
    public OptionalLong sequence(Table table) {
        return database.sequence(table);
    }

    @Override
    public RowCursor rows(Table table) {
        return database.rows(table);
    }

    @Override
    public List<ConstraintViolation> violations(Table table) {
        return database.violations(table);
    }

    @Override
    public RowIds referencing(Table table, ForeignKey key, RowIds referenced) {
        return database.referencing(table, key, referenced);
    }

    @Override
    public void copyTo(Path destination) {
        database.copyTo(destination);
    }

    @Override
    public void release() {
        database.release();
    }

    /** What was read was one snapshot; what came later isn't asked for. */
    @Override
    public boolean writtenSince() {
        return false;
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            removal.run();
        }
    }
}
