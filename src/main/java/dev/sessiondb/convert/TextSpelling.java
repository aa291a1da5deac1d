package dev.sessiondb.convert;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** {@code text}, {@code varchar} and {@code char} as TEXT, or as the numbers that a column of mixed values holds. */
final class TextSpelling {
    private static final int LONGEST_NUMBER = 32;

    private TextSpelling() {}

    /** Of a padded type the spaces at the end, which mean nothing there, are left out. */
    static List<Spelling> all(boolean padded) {
        return List.of(
                (value, out) -> out.setText(text(value, padded)),
                (value, out) -> number(text(value, padded), out) || out.setText(text(value, padded)));
    }

    private static byte[] text(BinaryField value, boolean padded) {
        byte[] bytes = value.bytes();
        int end = bytes.length;
        while (padded && end > 0 && bytes[end - 1] == ' ') {
            end--;
        }
        return end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    }

    private static boolean number(byte[] bytes, StoredValue out) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.length() > LONGEST_NUMBER || !new Decimal().parse(bytes)) {
            return false;
        }
        try {
            long whole = Long.parseLong(text);
            return Long.toString(whole).equals(text) && out.setNumber(whole);
        } catch (NumberFormatException e) {
            double real = Double.parseDouble(text);
            return Numerals.text(real).equals(text) && out.setReal(real);
        }
    }
}
