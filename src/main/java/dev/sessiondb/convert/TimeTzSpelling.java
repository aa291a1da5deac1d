package dev.sessiondb.convert;

import java.util.List;

/** {@code timetz} as a clock with its offset from Greenwich. */
final class TimeTzSpelling {
    private TimeTzSpelling() {}

    static List<Spelling> all() {
        return List.of(
                (value, out) -> writes(value, false, out),
                (value, out) -> value.int32(Long.BYTES) == 0 && writes(value, true, out));
    }

    /** @param letter a {@code Z} for no offset */
    private static boolean writes(BinaryField value, boolean letter, StoredValue out) {
        int east = -value.int32(Long.BYTES);
        String sign = east < 0 ? "-" : "+";
        int minutes = Math.abs(east) / 60;
        String offset = letter ? "Z" : String.format("%s%02d:%02d", sign, minutes / 60, minutes % 60);
        return east % 60 == 0 && out.setText(ClockText.of(value.int64(0), Fraction.SHORTEST) + offset);
    }
}
