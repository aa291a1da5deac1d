package dev.sessiondb.config.edit;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a text; they end with CR LF, LF or CR. */
final class Lines {
    private static final Pattern END = Pattern.compile("\r\n|\n|\r");

    private Lines() {}

    /** The lines without their ends; an end at the end of the text starts no further line. */
    static List<String> of(String text) {
        List<String> lines = END.splitAsStream(text).toList();
        return text.isEmpty() ? List.of() : lines;
    }

    /** How the line before a place ends, or else the text's first, or else LF. */
    static String end(String text, int at) {
        String end = "\n";
        Matcher matcher = END.matcher(text);
        for (boolean first = true; matcher.find() && (first || matcher.end() <= at); first = false) {
            end = matcher.group();
        }
        return end;
    }

    static int start(String text, int at) {
        int start = at;
        while (start > 0 && !isEnd(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** Where the line after the one of {@code at} starts; the text's length when there is none. */
    static int next(String text, int at) {
        Matcher matcher = END.matcher(text);
        return matcher.find(at) ? matcher.end() : text.length();
    }

    static boolean between(String text, int from, int to) {
        return text.substring(from, to).chars().anyMatch(c -> isEnd((char) c));
    }

    /** The blanks that the line of {@code at} starts with. */
    static String indentation(String text, int at) {
        int start = start(text, at);
        int end = start;
        while (end < text.length() && isBlank(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    /** The number of the line of {@code at}, from 1. */
    static int number(String text, int at) {
        return 1
                + (int) END.matcher(text)
                        .results()
                        .takeWhile(end -> end.end() <= at)
                        .count();
    }

    /** Puts whole lines in, where a line starts or the text ends. */
    static Splice insert(String text, int at, String... lines) {
        String end = end(text, at);
        String joined = String.join(end, lines);
        boolean open = at > 0 && !isEnd(text.charAt(at - 1));
        return Splice.insert(at, open ? end + joined + (at < text.length() ? end : "") : joined + end);
    }

    static boolean isEnd(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
