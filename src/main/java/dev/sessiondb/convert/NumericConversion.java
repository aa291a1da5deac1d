package dev.sessiondb.convert;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.nio.charset.StandardCharsets;

/**
 * {@code numeric} and {@code numeric(p,s)}: exact, never rounded. Wire form: {@code numeric_send} in PostgreSQL's {@code src/backend/utils/adt/numeric.c}.
 */
final class NumericConversion implements ValueConversion {
    /** PostgreSQL documentation, "Arbitrary Precision Numbers". */
    static final int MOST_BEFORE_POINT = 131_072;

    static final int MOST_AFTER_POINT = 16_383;

    private static final int NAN = 0xC000;
    private static final int NEGATIVE = 0x4000;
    private static final int GROUP = 4;

    /** In bytes: all digits there can be, a sign, a point, an exponent, and room for zeros and spaces. */
    private static final int LONGEST = 200_000;

    private final ColumnType type;
    private final Decimal decimal = new Decimal();

    NumericConversion(ColumnType type) {
        this.type = type;
    }

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        if (storage == StorageClass.TEXT && !row.large(column) && nan(row.bytes(column))) {
            return putNan(out);
        }
        if (!read(row, column, storage) || !fits()) {
            return false;
        }
        put(out);
        return true;
    }

    private boolean read(RowCursor row, int column, StorageClass storage) {
        return switch (storage) {
            case INTEGER -> decimal.parse(ascii(Long.toString(row.longValue(column))));
            case REAL -> real(row.doubleValue(column));
            case TEXT -> !row.large(column) && text(row.bytes(column));
            default -> false;
        };
    }

    private boolean real(double value) {
        return Double.isFinite(value)
                && decimal.parse(ascii(Numerals.shortest(value).toString()));
    }

    private boolean text(byte[] bytes) {
        return bytes.length <= LONGEST && decimal.parse(bytes);
    }

    private boolean fits() {
        if (decimal.zero()) {
            return true;
        }
        if (decimal.pointAt() > MOST_BEFORE_POINT || decimal.scale() > MOST_AFTER_POINT) {
            return false;
        }
        return type.precision().isEmpty() || fitsScale() && fitsPrecision();
    }

    /** A scale below zero, which PostgreSQL 15 has, means that many zeros before the point. */
    private boolean fitsScale() {
        return decimal.count() - decimal.pointAt() <= type.scale().getAsInt();
    }

    private boolean fitsPrecision() {
        return decimal.pointAt()
                <= (long) type.precision().getAsInt() - type.scale().getAsInt();
    }

    private static boolean nan(byte[] bytes) {
        return bytes.length == 3 && new String(bytes, StandardCharsets.ISO_8859_1).equalsIgnoreCase("NaN");
    }

    private static boolean putNan(FieldBuffer out) {
        out.putInt(8);
        out.putInt(0);
        out.putShort(NAN);
        out.putShort(0);
        return true;
    }

    /** Groups of four decimal digits, counted from the point; the scale shown is the column's, or the value's own. */
    private void put(FieldBuffer out) {
        long weight = decimal.zero() ? 0 : Math.floorDiv(decimal.pointAt() - 1, (long) GROUP);
        long first = decimal.pointAt() - GROUP * (weight + 1);
        int groups = decimal.zero() ? 0 : (int) ((decimal.count() - first + GROUP - 1) / GROUP);
        out.putInt(8 + 2 * groups);
        out.putShort(groups);
        out.putShort((int) weight);
        out.putShort(decimal.negative() && !decimal.zero() ? NEGATIVE : 0);
        out.putShort(shownScale());
        for (int i = 0; i < groups; i++) {
            out.putShort(group(first + (long) GROUP * i));
        }
    }

    private int group(long place) {
        int value = 0;
        for (int i = 0; i < GROUP; i++) {
            value = value * 10 + decimal.digit(place + i);
        }
        return value;
    }

    private int shownScale() {
        long own = Math.min(decimal.writtenScale(), MOST_AFTER_POINT);
        return Math.max(0, type.scale().orElse((int) own));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String expectation() {
        return type.precision().isEmpty()
                ? "a number"
                : "a number of at most " + type.precision().getAsInt() + " digits, at most "
                        + type.scale().getAsInt() + " of them after the point";
    }

    @Override
    public String reason(RowCursor row, int column) {
        String value = ValueText.of(row, column);
        if (!read(row, column, row.storageClass(column))) {
            return value + " is not a number";
        }
        if (decimal.pointAt() > MOST_BEFORE_POINT || decimal.scale() > MOST_AFTER_POINT) {
            return value + " is out of PostgreSQL's range";
        }
        if (type.precision().isEmpty() || fitsScale()) {
            return value + " is not " + expectation();
        }
        return value + " has more than " + type.scale().getAsInt() + " digits after the point";
    }
}
