package dev.sessiondb.verify;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.store.RowCursor;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code numeric}, by value: 1.1 and 1.10 are equal. */
final class NumericForm implements ColumnForm {
    private final ColumnType type;
    private final ShortDecimal decimal = new ShortDecimal();

    NumericForm(ColumnType type) {
        this.type = type;
    }

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        if (isShort(row, column)) {
            return fits(decimal) && put(decimal, out);
        }
        Optional<BigDecimal> number =
                switch (row.storageClass(column)) {
                    case INTEGER -> Optional.of(BigDecimal.valueOf(row.longValue(column)));
                    case REAL -> Numerals.shortest(row.doubleValue(column));
                    case TEXT -> SourceValues.ascii(row, column).flatMap(Numerals::parse);
                    case BLOB, NULL -> Optional.empty();
                };
        if (number.filter(this::fits).isPresent()) {
            return put(number.get(), out);
        }
        return nan(row, column).filter(text -> put(text, out)).isPresent();
    }

    private boolean isShort(RowCursor row, int column) {
        return switch (row.storageClass(column)) {
            case INTEGER -> decimal.set(row.longValue(column));
            case REAL -> decimal.set(row.doubleValue(column));
            case TEXT -> !row.large(column) && decimal.set(row.bytes(column));
            case BLOB, NULL -> false;
        };
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        if (BinaryNumeric.decode(bytes, offset, length, decimal)) {
            return put(decimal, out);
        }
        Optional<String> special = BinaryNumeric.special(bytes, offset, length);
        if (special.isPresent()) {
            return put(special.get(), out);
        }
        return BinaryNumeric.decode(bytes, offset, length)
                .filter(number -> put(number, out))
                .isPresent();
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        return BinaryNumeric.special(bytes, offset, length)
                .or(() -> BinaryNumeric.words(bytes, offset, length))
                .orElseThrow();
    }

    private static Optional<String> nan(RowCursor row, int column) {
        return SourceValues.ascii(row, column)
                .filter(BinaryNumeric.NOT_A_NUMBER::equalsIgnoreCase)
                .map(text -> BinaryNumeric.NOT_A_NUMBER);
    }

    private boolean put(BigDecimal number, CanonicalRow out) {
        return decimal.set(number) ? put(decimal, out) : put(Numerals.canonical(number), out);
    }

    private static boolean put(ShortDecimal number, CanonicalRow out) {
        out.putLongs(number.digits(), number.power());
        return true;
    }

    private static boolean put(String canonical, CanonicalRow out) {
        out.putBytes(canonical.getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    private boolean fits(ShortDecimal number) {
        if (type.precision().isEmpty() || number.digits() == 0) {
            return true;
        }
        int scale = type.scale().orElseThrow();
        return number.integerDigits() <= type.precision().getAsInt() - scale && -number.power() <= scale;
    }

    private boolean fits(BigDecimal number) {
        if (type.precision().isEmpty() || number.signum() == 0) {
            return Numerals.inRange(number);
        }
        int scale = type.scale().orElseThrow();
        long integerDigits = (long) number.precision() - number.scale();
        return integerDigits <= type.precision().getAsInt() - scale
                && (number.scale() <= scale || number.stripTrailingZeros().scale() <= scale);
    }
}
