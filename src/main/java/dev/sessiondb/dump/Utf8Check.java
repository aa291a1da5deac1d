package dev.sessiondb.dump;

/** Tells whether bytes that come in pieces are UTF-8 (RFC 3629, section 4): no surrogates, no overlong forms, nothing above U+10FFFF. */
final class Utf8Check {
    private static final int CONTINUED_FROM = 0x80;
    private static final int CONTINUED_TO = 0xBF;

    private int missing;
    private int from;
    private int to;

    /** Whether no character is begun and not ended. */
    boolean complete() {
        return missing == 0;
    }

    /** Whether the byte may follow those before; the first is above 0x7F. */
    boolean accepts(int value) {
        if (missing == 0) {
            return begin(value);
        }
        boolean fits = value >= from && value <= to;
        missing--;
        from = CONTINUED_FROM;
        to = CONTINUED_TO;
        return fits;
    }

    private boolean begin(int first) {
        missing = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
        from = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : CONTINUED_FROM;
        to = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : CONTINUED_TO;
        return first >= 0xC2 && first <= 0xF4;
    }
}
