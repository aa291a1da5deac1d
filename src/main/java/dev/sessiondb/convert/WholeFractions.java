package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;

/** A type of times that keeps fewer than six digits of a second's fraction: PostgreSQL would round the others away, so a value that has them doesn't convert. */
final class WholeFractions implements ValueConversion {
    private static final int MICROSECOND_DIGITS = 6;

    private final ValueConversion exact;
    private final int digits;
    private final long unit;
    private final BinaryField field = new BinaryField();

    /** @param exact gives the microseconds first */
    WholeFractions(ValueConversion exact, int digits) {
        this.exact = exact;
        this.digits = digits;
        this.unit = (long) Math.pow(10, MICROSECOND_DIGITS - digits);
    }

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        int start = out.position();
        if (!exact.append(row, column, storage, out)) {
            return false;
        }
        out.read(start, field);
        boolean whole = field.int64(0) % unit == 0;
        if (!whole) {
            out.truncate(start);
        }
        return whole;
    }

    @Override
    public String expectation() {
        return exact.expectation() + ", with at most " + digits + " digits of a second's fraction";
    }

    @Override
    public String reason(RowCursor row, int column) {
        FieldBuffer trial = new FieldBuffer(java.io.OutputStream.nullOutputStream());
        return exact.append(row, column, row.storageClass(column), trial)
                ? ValueText.of(row, column) + " has more than " + digits + " digits of a second's fraction"
                : exact.reason(row, column);
    }
}
