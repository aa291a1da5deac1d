package dev.sessiondb.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** {@code numeric} as INTEGER, as REAL where that is exact, or as text. Wire form: {@code numeric_send} in PostgreSQL's {@code src/backend/utils/adt/numeric.c}. */
final class NumericSpelling {
    private static final int HEADER = 8;
    private static final int NEGATIVE = 0x4000;
    private static final int NAN = 0xC000;
    private static final BigInteger GROUP = BigInteger.valueOf(10_000);

    private NumericSpelling() {}

    static List<Spelling> all() {
        return List.of(NumericSpelling::number, NumericSpelling::text, NumericSpelling::real);
    }

    private static boolean number(BinaryField value, StoredValue out) {
        Optional<BigDecimal> number = decode(value);
        if (number.isEmpty()) {
            return false;
        }
        boolean whole = number.get().signum() == 0
                || number.get().precision() - number.get().scale() <= 19
                        && number.get().stripTrailingZeros().scale() <= 0
                        && number.get().toBigInteger().bitLength() < 64;
        return whole ? out.setNumber(number.get().longValue()) : real(number.get(), out);
    }

    private static boolean real(BinaryField value, StoredValue out) {
        return decode(value).filter(number -> real(number, out)).isPresent();
    }

    private static boolean real(BigDecimal number, StoredValue out) {
        double nearest = number.doubleValue();
        boolean exact = Double.isFinite(nearest)
                && (nearest == 0
                        ? number.signum() == 0
                        : Numerals.shortest(nearest).compareTo(number) == 0);
        return exact && out.setReal(nearest);
    }

    private static boolean text(BinaryField value, StoredValue out) {
        if ((value.int16(4) & 0xFFFF) == NAN) {
            return out.setText("NaN");
        }
        return decode(value)
                .filter(number -> out.setText(number.toPlainString()))
                .isPresent();
    }

    /** Empty for NaN and the infinities. */
    private static Optional<BigDecimal> decode(BinaryField value) {
        int sign = value.int16(4) & 0xFFFF;
        if (sign != 0 && sign != NEGATIVE) {
            return Optional.empty();
        }
        int groups = value.int16(0);
        BigInteger digits = BigInteger.ZERO;
        for (int i = 0; i < groups; i++) {
            digits = digits.multiply(GROUP).add(BigInteger.valueOf(value.int16(HEADER + 2 * i)));
        }
        int scale = 4 * (groups - 1 - value.int16(2));
        BigDecimal number = new BigDecimal(sign == NEGATIVE ? digits.negate() : digits, scale);
        return Optional.of(shown(number, value.int16(6)));
    }

    /** The scale the value is shown with is never less than its digits need. */
    private static BigDecimal shown(BigDecimal number, int scale) {
        return number.signum() == 0 ? BigDecimal.ZERO.setScale(scale) : number.setScale(scale);
    }
}
