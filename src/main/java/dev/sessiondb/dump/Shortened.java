package dev.sessiondb.dump;

/** Names out of a file, as messages print them. */
final class Shortened {
    private static final int LONGEST = 80;

    private Shortened() {}

    /** On one line, and not long. */
    static String of(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
