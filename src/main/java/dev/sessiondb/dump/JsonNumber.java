package dev.sessiondb.dump;

import com.fasterxml.jackson.core.io.NumberInput;
import java.io.IOException;

/** Numbers as RFC 8259, section 6, spells them. */
final class JsonNumber {
    private static final int SURE_LONG = 18;

    private JsonNumber() {}

    /** Throws unless it is a number or one of JSON's words. */
    static void require(String word, JsonScanner json) throws IOException {
        boolean known = word.equals("null") || word.equals("true") || word.equals("false");
        if (!known && !number(word)) {
            throw word.isEmpty() && json.peek() < 0
                    ? json.fault("it ends too early")
                    : json.fault("a value is missing, or not JSON");
        }
    }

    private static boolean number(String word) {
        int start = word.startsWith("-") ? 1 : 0;
        int end = digits(word, start);
        boolean whole = end == start + 1 || end > start && word.charAt(start) != '0';
        boolean fraction = end < word.length() && word.charAt(end) == '.';
        int point = end;
        end = fraction ? digits(word, point + 1) : end;
        boolean fractional = !fraction || end > point + 1;
        return whole && fractional && (end == word.length() || exponent(word, end));
    }

    private static boolean exponent(String word, int at) {
        boolean letter = word.charAt(at) == 'e' || word.charAt(at) == 'E';
        boolean sign = at + 1 < word.length() && (word.charAt(at + 1) == '+' || word.charAt(at + 1) == '-');
        int start = at + (sign ? 2 : 1);
        return letter && start < word.length() && digits(word, start) == word.length();
    }

    /** The place behind the digits. */
    private static int digits(String word, int start) {
        int at = start;
        while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
            at++;
        }
        return at;
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
        double value = number(word) ? NumberInput.parseDouble(word, true) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw json.fault("`" + Shortened.of(word) + "` is not a REAL of SQLite");
        }
        return value;
    }
}
