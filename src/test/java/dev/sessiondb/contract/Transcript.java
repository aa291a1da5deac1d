package dev.sessiondb.contract;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal showed, in a page: the command lines begin with {@code $}, and all else was printed.
 *
 * @param before the page up to it
 * @param text the terminal's
 * @param after the rest of the page
 */
record Transcript(String before, String text, String after) {
    private static final Pattern PLACE = Pattern.compile(
            "(?s)\\A(?<before>.*<!-- transcript[^\\n]*-->\\n```console\\n)(?<text>.*?)(?<after>```\\n<!-- end of transcript -->.*)\\z");

    private static final String PROMPT = "$ ";

    /** That of a page, which must have one. */
    static Transcript in(String page) {
        Matcher place = PLACE.matcher(page);
        if (!place.matches()) {
            throw new AssertionError("there is no transcript between its marks");
        }
        return new Transcript(place.group("before"), place.group("text"), place.group("after"));
    }

    /** The same commands, with what they print now. */
    Transcript anew(UnaryOperator<String> terminal) {
        StringBuilder anew = new StringBuilder();
        text.lines().filter(line -> line.startsWith(PROMPT)).forEach(line -> {
            anew.append(anew.isEmpty() ? "" : "\n").append(line).append('\n');
            anew.append(terminal.apply(line.substring(PROMPT.length())));
        });
        return new Transcript(before, anew.toString(), after);
    }

    /** The page with it. */
    String page() {
        return before + text + after;
    }
}
