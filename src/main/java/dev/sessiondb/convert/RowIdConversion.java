package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;

/** The id of each row of the source, as {@code bigint}, whatever the column. */
public final class RowIdConversion implements Conversion {

    @Override
    public boolean append(RowCursor row, int column, FieldBuffer out) {
        out.putInt(Long.BYTES);
        out.putLong(row.rowId());
        return true;
    }

    @Override
    public String reason(RowCursor row, int column) {
        throw new IllegalStateException("every row has an id");
    }
}
