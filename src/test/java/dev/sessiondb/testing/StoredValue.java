package dev.sessiondb.testing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** A value as SQLite holds it. */
sealed interface StoredValue {

    /** SQL NULL. */
    record Null() implements StoredValue {}

    /** INTEGER. */
    record Whole(long value) implements StoredValue {}

    /**
     * REAL.
     *
     * @param texts as SQLite's own {@code format} writes it, with 15, 16 and 17 digits, with a bar between
     */
    record Real(double value, String texts) implements StoredValue {
        /** The first of the texts that stands for the very same number; SQLite writes the negative zero without its sign. */
        String text() {
            String[] spelt = texts.split("\\|", -1);
            for (int i = 0; i < 2; i++) {
                if (Double.doubleToLongBits(parse(spelt[i])) == Double.doubleToLongBits(value)) {
                    return spelt[i];
                }
            }
            return value == 0 ? "-0.0" : exact(spelt[2]);
        }

        /** SQLite's last of 17 digits may be off by one: the right ones in their places. */
        private String exact(String spelt) {
            String digits = new BigDecimal(value)
                    .abs()
                    .round(new MathContext(17, RoundingMode.HALF_EVEN))
                    .unscaledValue()
                    .toString();
            StringBuilder text = new StringBuilder(spelt);
            int next = 0;
            for (int i = 0; i < spelt.length() && spelt.charAt(i) != 'e'; i++) {
                boolean significant = Character.isDigit(spelt.charAt(i)) && (next > 0 || spelt.charAt(i) != '0');
                if (significant && next < digits.length()) {
                    text.setCharAt(i, digits.charAt(next++));
                }
            }
            return text.toString();
        }

        private static double parse(String text) {
            return switch (text) {
                case "Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        }
    }

    /**
     * TEXT.
     *
     * @param utf8 its bytes; those of a UTF-16 database translated
     */
    record Text(byte[] utf8) implements StoredValue {
        /** Empty when the bytes are no UTF-8. */
        Optional<String> text() {
            try {
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(utf8))
                        .toString());
            } catch (CharacterCodingException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return text().map(t -> "'" + t + "'")
                    .orElseGet(() -> "no UTF-8: " + HexFormat.of().formatHex(utf8));
        }
    }

    /**
     * BLOB.
     *
     * @param json what SQLite's JSONB in it says, if it is that
     */
    record Blob(byte[] bytes, Optional<String> json) implements StoredValue {
        @Override
        public String toString() {
            return "x'" + HexFormat.of().formatHex(bytes) + "'";
        }
    }
}
