package dev.sessiondb.convert;

import java.util.List;

/** {@code real} and {@code double precision} as REAL, or as text where SQLite has no such number: it stores a NaN as NULL. */
final class DoubleSpelling {

    private DoubleSpelling() {}

    static List<Spelling> all() {
        return List.of(
                (value, out) -> !Double.isNaN(number(value)) && out.setReal(number(value)),
                (value, out) -> out.setText(words(number(value))),
                (value, out) -> whole(number(value)) && out.setNumber((long) number(value)));
    }

    private static double number(BinaryField value) {
        return value.length() == 4
                ? Reals.written(Float.intBitsToFloat(value.int32(0)))
                : Double.longBitsToDouble(value.int64(0));
    }

    private static boolean whole(double value) {
        return value == Math.rint(value) && Math.abs(value) < 0x1p63 && (value != 0 || 1 / value > 0);
    }

    private static String words(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        return Numerals.text(value);
    }
}
