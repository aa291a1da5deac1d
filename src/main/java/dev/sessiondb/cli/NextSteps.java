package dev.sessiondb.cli;

import java.util.ArrayList;
import java.util.List;

/** The command that comes next, ready to be pasted. */
final class NextSteps {

    private NextSteps() {}

    /** The last line of a dry run: the same command line, for real. */
    static String realRun(List<String> arguments) {
        return "nothing was changed; to do it: " + forReal(arguments);
    }

    /** The same command line, for real. */
    static String forReal(List<String> arguments) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            boolean separate = i > 0 && arguments.get(i - 1).equals("--dry-run");
            if (!dryRun(arguments.get(i)) && !(separate && arguments.get(i).equalsIgnoreCase("true"))) {
                words.add(arguments.get(i));
            }
        }
        words.add("--dry-run=false");
        return Invocation.of(words);
    }

    private static boolean dryRun(String argument) {
        return argument.equals("--dry-run") || argument.startsWith("--dry-run=");
    }
}
