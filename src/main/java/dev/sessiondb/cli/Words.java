package dev.sessiondb.cli;

import dev.sessiondb.config.Disagreement;
import dev.sessiondb.plan.Accounting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and names as people read them. */
final class Words {

    private Words() {}

    /** {@code 12.3 MB}. */
    static String bytes(long bytes) {
        String[] units = {"kB", "MB", "GB", "TB"};
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        double value = bytes / 1000.0;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }

    /** The closing line of a run: what the source has, and how much of it the report speaks of. */
    static String accounted(Accounting objects, long accounted, long rows) {
        return "accounted for: " + count(objects.accounted()) + " of " + count(objects.objects()) + " objects, "
                + count(accounted) + " of " + count(rows) + " rows";
    }

    /** {@code 15,607}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 15,607 rows}, {@code 1 row}. */
    static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** Two config files that say different things. */
    static String disagreement(Disagreement disagreement) {
        return "`" + disagreement.key().path() + "` is `" + disagreement.used().value() + "` in "
                + disagreement.used().origin() + ", which counts, and `"
                + disagreement.other().value() + "` in " + disagreement.other().origin();
    }

    /** {@code 0.4 s}. */
    static String seconds(long milliseconds) {
        return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
    }

    /** All lines but the first moved in. */
    static String indent(String text, int spaces) {
        return text.replace("\n", "\n" + " ".repeat(spaces));
    }

    /** A command line that a shell reads as it is meant. */
    static String shell(List<String> words) {
        return words.stream().map(Words::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=:@%+,-]+")
                ? word
                : word.codePoints().mapToObj(Words::within).collect(Collectors.joining("", "'", "'"));
    }

    /** Of a quoted word. What can't be printed as it is, the shell is told to print. */
    private static String within(int character) {
        if (character == '\'') {
            return "'\\''";
        }
        String text = Character.toString(character);
        return VisibleWriter.steers(character) ? "'\"$(printf '" + octal(text) + "')\"'" : text;
    }

    private static String octal(String text) {
        StringBuilder octal = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            octal.append(String.format(Locale.ROOT, "\\%03o", unit & 0xFF));
        }
        return octal.toString();
    }
}
