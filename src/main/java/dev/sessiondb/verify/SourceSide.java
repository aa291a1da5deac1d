package dev.sessiondb.verify;

import dev.sessiondb.io.HashKey;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.util.List;

/** The source's rows. */
final class SourceSide implements Side {
    private final RowCursor rows;
    private final List<VerifyColumn> columns;
    private final HashKey key;
    private final List<ColumnForm> forms;

    SourceSide(RowCursor rows, List<VerifyColumn> columns, HashKey key) {
        this.rows = rows;
        this.columns = columns;
        this.key = key;
        this.forms = ColumnForms.of(columns, key);
    }

    @Override
    public boolean next() {
        return rows.next();
    }

    @Override
    public void write(CanonicalRow row) {
        row.clear();
        for (int i = 0; i < forms.size(); i++) {
            int position = columns.get(i).position();
            if (rows.storageClass(position) == StorageClass.NULL) {
                row.putNull();
            } else if (!forms.get(i).putSource(rows, position, row)) {
                row.putSourceInvalid(SourceValues.identity(rows, position));
            }
            row.endValue();
        }
    }

    @Override
    public String words(int column) {
        int position = columns.get(column).position();
        String value = SourceValues.words(rows, position);
        if (rows.storageClass(position) == StorageClass.NULL || interpretable(column)) {
            return value;
        }
        String type = columns.get(column).conversion().type().sql();
        return Words.cut("no value of type " + type + ": " + value);
    }

    @Override
    public String fingerprint(int column) {
        return SourceValues.fingerprint(rows, columns.get(column).position());
    }

    @Override
    public String rowName() {
        return rows.rowName();
    }

    @Override
    public void close() {
        rows.close();
    }

    private boolean interpretable(int column) {
        return forms.get(column).putSource(rows, columns.get(column).position(), new CanonicalRow(1, key));
    }
}
