package dev.sessiondb.convert;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** {@code uuid} as 36 or 32 digits, or 16 bytes. */
final class UuidSpelling {

    private UuidSpelling() {}

    static List<Spelling> all() {
        return List.of(
                (value, out) -> out.setText(hyphens(digits(value))),
                (value, out) -> out.setText(digits(value)),
                (value, out) -> out.setText(hyphens(digits(value)).toUpperCase(Locale.ROOT)),
                (value, out) -> out.setText(digits(value).toUpperCase(Locale.ROOT)),
                (value, out) -> out.setBlob(value.bytes()),
                (value, out) -> out.setText("{" + hyphens(digits(value)) + "}"),
                (value, out) -> out.setText("{" + hyphens(digits(value)).toUpperCase(Locale.ROOT) + "}"));
    }

    private static String digits(BinaryField value) {
        return HexFormat.of().formatHex(value.bytes());
    }

    private static String hyphens(String digits) {
        return String.join(
                "-",
                digits.substring(0, 8),
                digits.substring(8, 12),
                digits.substring(12, 16),
                digits.substring(16, 20),
                digits.substring(20));
    }
}
