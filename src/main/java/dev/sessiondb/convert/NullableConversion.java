package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.util.Optional;

/** NULL is NULL in every type. */
final class NullableConversion implements Conversion {
    private final ValueConversion values;

    NullableConversion(ValueConversion values) {
        this.values = values;
    }

    @Override
    public boolean append(RowCursor row, int column, FieldBuffer out) {
        StorageClass storage = row.storageClass(column);
        if (storage != StorageClass.NULL) {
            return values.append(row, column, storage, out);
        }
        out.putInt(-1);
        return true;
    }

    @Override
    public String reason(RowCursor row, int column) {
        return values.reason(row, column);
    }

    @Override
    public Optional<String> changes() {
        return values.changes();
    }
}
