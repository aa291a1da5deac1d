package dev.sessiondb.sqlite;

import dev.sessiondb.sqlite.pages.DatabasePages;
import dev.sessiondb.sqlite.pages.RecordFields;
import dev.sessiondb.sqlite.pages.TableTree;
import dev.sessiondb.store.ByteSlice;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a copy's rows from its pages, at several times the speed of one call into SQLite for each value. Rows that are long, and what a column added later has in older rows, are SQLite's to tell.
 */
final class PagedRowCursor implements RowCursor {
    private final PagedTable table;
    private final TableTree tree;
    private final RecordFields fields;
    private final SqliteRowCursor bySqlite;
    private final Runnable atEnd;
    private final @Nullable AddedValue[] added;
    private boolean onRow;
    private boolean delegated;

    /**
     * A cursor before the first row.
     *
     * @param bySqlite taken over; goes to single rows
     * @param atEnd run after the last row
     */
    PagedRowCursor(PagedTable table, DatabasePages pages, SqliteRowCursor bySqlite, Runnable atEnd) {
        this.table = table;
        this.tree = new TableTree(pages, table.root());
        this.fields = new RecordFields(table.storedColumns());
        this.bySqlite = bySqlite;
        this.atEnd = atEnd;
        this.added = new AddedValue[table.columnCount()];
    }

    @Override
    public boolean next() {
        if (bySqlite.closed()) {
            throw new IllegalStateException("the cursor is closed");
        }
        try {
            onRow = tree.next();
            if (onRow) {
                read();
            } else {
                atEnd.run();
            }
            return onRow;
        } catch (IOException e) {
            throw table.unreadable(e);
        }
    }

    private void read() throws IOException {
        delegated = tree.length() > TableTree.LONGEST;
        if (delegated) {
            table.find(bySqlite, tree.rowid());
        } else {
            fields.read(tree);
        }
    }

    /** Whether the row is older than the column. */
    private boolean isAdded(int field) {
        return field >= fields.count();
    }

    private AddedValue added(int column) {
        @Nullable AddedValue known = added[column];
        if (known == null) {
            table.find(bySqlite, tree.rowid());
            known = AddedValue.of(bySqlite, column);
            added[column] = known;
        }
        return known;
    }

    private int field(int column) {
        if (!onRow || bySqlite.closed()) {
            throw new IllegalStateException("the cursor is not on a row");
        }
        return table.field(column);
    }

    @Override
    public int columnCount() {
        return table.columnCount();
    }

    @Override
    public StorageClass storageClass(int column) {
        int field = field(column);
        if (field == PagedTable.ROWID) {
            return StorageClass.INTEGER;
        }
        if (delegated) {
            return bySqlite.storageClass(column);
        }
        if (isAdded(field)) {
            return added(column).storage();
        }
        if (fields.isText(field)) {
            return StorageClass.TEXT;
        }
        if (fields.isInteger(field)) {
            return table.real(column) ? StorageClass.REAL : StorageClass.INTEGER;
        }
        if (fields.isReal(field)) {
            return Double.isNaN(fields.real(field)) ? StorageClass.NULL : StorageClass.REAL;
        }
        return fields.isBlob(field) ? StorageClass.BLOB : StorageClass.NULL;
    }

    @Override
    public long longValue(int column) {
        int field = field(column);
        if (field == PagedTable.ROWID) {
            return tree.rowid();
        }
        if (delegated) {
            return bySqlite.longValue(column);
        }
        return isAdded(field) ? added(column).number() : fields.integer(field);
    }

    @Override
    public double doubleValue(int column) {
        int field = field(column);
        if (delegated) {
            return bySqlite.doubleValue(column);
        }
        if (isAdded(field)) {
            return added(column).real();
        }
        return fields.isReal(field) ? fields.real(field) : fields.integer(field);
    }

    @Override
    public byte[] bytes(int column) {
        int field = field(column);
        if (delegated) {
            return bySqlite.bytes(column);
        }
        if (isAdded(field)) {
            return added(column).bytes().clone();
        }
        int start = fields.start(field);
        return Arrays.copyOfRange(fields.bytes(), start, start + fields.length(field));
    }

    @Override
    public void slice(int column, ByteSlice into) {
        int field = field(column);
        if (delegated || isAdded(field)) {
            RowCursor.super.slice(column, into);
            return;
        }
        into.set(fields.bytes(), fields.start(field), fields.length(field));
    }

    @Override
    public boolean large(int column) {
        return delegated && bySqlite.large(column);
    }

    @Override
    public long byteLength(int column) {
        int field = field(column);
        if (delegated) {
            return bySqlite.byteLength(column);
        }
        return isAdded(field) ? added(column).bytes().length : fields.length(field);
    }

    @Override
    public InputStream open(int column) {
        return delegated ? bySqlite.open(column) : new ByteArrayInputStream(bytes(column));
    }

    @Override
    public long rowId() {
        return tree.rowid();
    }

    @Override
    public String rowName() {
        return "rowid " + tree.rowid();
    }

    @Override
    public void close() {
        onRow = false;
        bySqlite.close();
    }
}
