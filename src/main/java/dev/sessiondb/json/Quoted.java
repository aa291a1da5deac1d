package dev.sessiondb.json;

/** Names and ids out of a file, as messages print them. */
final class Quoted {
    private static final int LONGEST = 80;

    private Quoted() {}

    /** In backquotes, on one line and shortened. */
    static String of(String text) {
        return "`" + shortened(text) + "`";
    }

    static String shortened(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
