package dev.sessiondb.json;

import java.math.BigDecimal;

/**
 * One value of a record.
 *
 * @param text a string's characters; of anything else the JSON text, numbers as they are spelled
 */
record Cell(Kind kind, String text) {
    private static final int SURE_LONG = 18;

    enum Kind {
        NULL("null"),
        STRING("a string"),
        BOOLEAN("a boolean"),
        INTEGER("a number"),
        DECIMAL("a number"),
        STRUCTURE("an object or array");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    boolean isNumber() {
        return kind == Kind.INTEGER || kind == Kind.DECIMAL;
    }

    /** Whether it is a whole number that SQLite's INTEGER holds. */
    boolean fitsLong() {
        return kind == Kind.INTEGER
                && (text.length() <= SURE_LONG || decimal().toBigInteger().bitLength() < Long.SIZE);
    }

    /** Whether it is a number whose spelling a double gives back with the same value. */
    boolean fitsDouble() {
        if (!isNumber()) {
            return false;
        }
        double value = doubleValue();
        return Double.isFinite(value) && new BigDecimal(Double.toString(value)).compareTo(decimal()) == 0;
    }

    long longValue() {
        return Long.parseLong(text);
    }

    double doubleValue() {
        return Double.parseDouble(text);
    }

    BigDecimal decimal() {
        return new BigDecimal(text);
    }
}
