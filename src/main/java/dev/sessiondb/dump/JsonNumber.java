package dev.sessiondb.dump;

import java.io.IOException;
import java.util.regex.Pattern;

/** Numbers as RFC 8259, section 6, spells them. */
final class JsonNumber {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final int SURE_LONG = 18;

    private JsonNumber() {}

    /** Throws unless it is a number or one of JSON's words. */
    static void require(String word, JsonScanner json) throws IOException {
        boolean known = word.equals("null") || word.equals("true") || word.equals("false");
        if (!known && !NUMBER.matcher(word).matches()) {
            throw word.isEmpty() && json.peek() < 0
                    ? json.fault("it ends too early")
                    : json.fault("a value is missing, or not JSON");
        }
    }

    /** Whether it is spelled as an integer, which is an INTEGER, and not as a REAL. */
    static boolean whole(String word) {
        int start = word.startsWith("-") ? 1 : 0;
        for (int i = start; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        boolean leadingZero = word.length() > start + 1 && word.charAt(start) == '0';
        return word.length() > start && !leadingZero;
    }

    static long integer(String word, JsonScanner json) throws IOException {
        try {
            if (word.length() <= SURE_LONG + 2 && whole(word)) {
                return Long.parseLong(word);
            }
        } catch (NumberFormatException e) {
            throw json.fault("`" + word + "` is beyond SQLite's INTEGER");
        }
        throw json.fault("`" + Shortened.of(word) + "` is not an INTEGER of SQLite");
    }

    static double real(String word, JsonScanner json) throws IOException {
        double value = NUMBER.matcher(word).matches() ? Double.parseDouble(word) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw json.fault("`" + Shortened.of(word) + "` is not a REAL of SQLite");
        }
        return value;
    }
}
