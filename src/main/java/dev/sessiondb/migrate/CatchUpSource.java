package dev.sessiondb.migrate;

import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.ConstraintViolation;
import dev.sessiondb.store.FileNumbers;
import dev.sessiondb.store.LeftOutRecords;
import dev.sessiondb.store.OriginalFile;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.RowIds;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceDescription;
import dev.sessiondb.store.SourceObject;
import dev.sessiondb.store.TableStatistics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The rows of a snapshot that changed since the last run. */
final class CatchUpSource implements Source {
    private final Source whole;
    private final Source changed;
    private final Runnable removal;

    /**
     * Both taken over.
     *
     * @param removal removes what was made, once it is closed
     */
    CatchUpSource(Source whole, Source changed, Runnable removal) {
        this.whole = whole;
        this.changed = changed;
        this.removal = removal;
    }

    @Override
    public Source whole() {
        return whole;
    }

    @Override
    public boolean partial() {
        return true;
    }

    @Override
    public boolean catchesUp() {
        return true;
    }

    @Override
    public SourceDescription description() {
        return whole.description();
    }

    @Override
    public DatabaseSchema schema() {
        return changed.schema();
    }

    @Override
    public TableStatistics statistics(Table table) {
        return changed.statistics(table);
    }

    @Override
    public FileNumbers numbers() {
        return whole.numbers();
    }

    @Override
    public List<SourceObject> inventory() {
        return changed.inventory();
    }

    @Override
    public OptionalLong sequence(Table table) {
        return changed.sequence(table);
    }

    @Override
    public RowCursor rows(Table table) {
        return changed.rows(table);
    }

    @Override
    public List<ConstraintViolation> violations(Table table) {
        return changed.violations(table);
    }

    @Override
    public RowIds referencing(Table table, ForeignKey key, RowIds referenced) {
        return changed.referencing(table, key, referenced);
    }

    @Override
    public void copyTo(Path destination) {
        whole.copyTo(destination);
    }

    @Override
    public Optional<OriginalFile> original() {
        return whole.original();
    }

    @Override
    public Optional<LeftOutRecords> leftOut() {
        return whole.leftOut();
    }

    @Override
    public void release() {
        whole.release();
    }

    @Override
    public boolean writtenSince() {
        return whole.writtenSince();
    }

    @Override
    public void close() {
        try {
            changed.close();
        } finally {
            try {
                whole.close();
            } finally {
                removal.run();
            }
        }
    }
}
