package dev.sessiondb.verify;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.store.RowCursor;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code numeric}, by value: 1.1 and 1.10 are equal. */
final class NumericForm implements ColumnForm {
    private final ColumnType type;

    NumericForm(ColumnType type) {
        this.type = type;
    }

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        Optional<BigDecimal> number =
                switch (row.storageClass(column)) {
                    case INTEGER -> Optional.of(BigDecimal.valueOf(row.longValue(column)));
                    case REAL -> Numerals.shortest(row.doubleValue(column));
                    case TEXT -> SourceValues.ascii(row, column).flatMap(Numerals::parse);
                    case BLOB, NULL -> Optional.empty();
                };
        Optional<String> canonical =
                number.filter(this::fits).map(Numerals::canonical).or(() -> nan(row, column));
        canonical.ifPresent(text -> put(text, out));
        return canonical.isPresent();
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        Optional<String> special = BinaryNumeric.special(bytes, offset, length);
        if (special.isPresent()) {
            put(special.get(), out);
            return true;
        }
        Optional<BigDecimal> number = BinaryNumeric.decode(bytes, offset, length);
        number.ifPresent(value -> put(Numerals.canonical(value), out));
        return number.isPresent();
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

    private static void put(String canonical, CanonicalRow out) {
        out.putBytes(canonical.getBytes(StandardCharsets.US_ASCII));
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
