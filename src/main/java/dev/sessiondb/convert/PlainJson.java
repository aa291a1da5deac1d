package dev.sessiondb.convert;

/**
 * Recognises the JSON that nearly every text is (RFC 8259): without Unicode escapes, extreme numbers or objects of many keys. What it accepts PostgreSQL keeps, also as jsonb; of the rest it says nothing, and
 * {@link JsonCheck} does. Measured: an eighth of a parser's time. Takes bytes that are known to be UTF-8; not thread-safe.
 */
final class PlainJson {
    private static final int DEEPEST = 64;
    private static final int MOST_KEYS = 512;
    private static final int MOST_KEYS_OF_OBJECT = 40;
    private static final int LONGEST_NUMBER = 300;

    private final int[] keyStarts = new int[MOST_KEYS];
    private final int[] keyEnds = new int[MOST_KEYS];
    private int keys;
    private byte[] text = {};
    private int at;
    private int end;

    /** Whether all of those bytes are such JSON. */
    boolean accepts(byte[] json, int start, int length) {
        text = json;
        at = start;
        end = start + length;
        keys = 0;
        space();
        if (!value(0)) {
            return false;
        }
        space();
        return at == end;
    }

    private boolean value(int depth) {
        return switch (peek()) {
            case '{' -> depth < DEEPEST && object(depth + 1);
            case '[' -> depth < DEEPEST && array(depth + 1);
            case '"' -> string(true);
            case 't' -> word('r', 'u', 'e');
            case 'f' -> end - at > 4 && text[at + 4] == 'e' && word('a', 'l', 's') && ++at > 0;
            case 'n' -> word('u', 'l', 'l');
            default -> number();
        };
    }

    private boolean object(int depth) {
        int first = keys;
        at++;
        space();
        if (peek() == '}') {
            at++;
            return true;
        }
        while (key(first)) {
            space();
            if (peek() != ':') {
                return false;
            }
            at++;
            space();
            if (!value(depth)) {
                return false;
            }
            space();
            int next = peek();
            at++;
            if (next == '}') {
                keys = first;
                return true;
            }
            if (next != ',') {
                return false;
            }
            space();
        }
        return false;
    }

    private boolean array(int depth) {
        at++;
        space();
        if (peek() == ']') {
            at++;
            return true;
        }
        while (value(depth)) {
            space();
            int next = peek();
            at++;
            if (next == ']') {
                return true;
            }
            if (next != ',') {
                return false;
            }
            space();
        }
        return false;
    }

    /** A key that is none of the object's others so far. */
    private boolean key(int first) {
        int start = at;
        if (peek() != '"' || !string(false) || keys == MOST_KEYS || keys - first == MOST_KEYS_OF_OBJECT) {
            return false;
        }
        for (int i = first; i < keys; i++) {
            if (same(start, at, keyStarts[i], keyEnds[i])) {
                return false;
            }
        }
        keyStarts[keys] = start;
        keyEnds[keys++] = at;
        return true;
    }

    private boolean same(int start, int end, int otherStart, int otherEnd) {
        if (end - start != otherEnd - otherStart) {
            return false;
        }
        for (int i = start, j = otherStart; i < end; i++, j++) {
            if (text[i] != text[j]) {
                return false;
            }
        }
        return true;
    }

    private boolean string(boolean escapes) {
        for (at++; at < end; at++) {
            byte character = text[at];
            if (character == '"') {
                at++;
                return true;
            }
            if (character == '\\' && !(escapes && escape())) {
                return false;
            }
            if (character >= 0 && character < ' ') {
                return false;
            }
        }
        return false;
    }

    /** One that stands for the character itself or a control character with a letter of its own. */
    private boolean escape() {
        at++;
        return switch (peek()) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> true;
            default -> false;
        };
    }

    private boolean number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int whole = at;
        digits();
        boolean leadingZero = at - whole > 1 && text[whole] == '0';
        if (at == whole || leadingZero) {
            return false;
        }
        if (peek() == '.') {
            int point = at++;
            digits();
            if (at == point + 1) {
                return false;
            }
        }
        int next = peek();
        return next != 'e' && next != 'E' && at - start <= LONGEST_NUMBER;
    }

    private void digits() {
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
    }

    private boolean word(char second, char third, char fourth) {
        boolean same = end - at >= 4 && text[at + 1] == second && text[at + 2] == third && text[at + 3] == fourth;
        at += 4;
        return same;
    }

    private void space() {
        while (at < end && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
    }

    private int peek() {
        return at < end ? text[at] : -1;
    }
}
