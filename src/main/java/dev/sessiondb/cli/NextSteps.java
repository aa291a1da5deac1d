package dev.sessiondb.cli;

import java.util.ArrayList;
import java.util.List;

/** The command that comes next, ready to be pasted. */
final class NextSteps {

    private NextSteps() {}

    /** The last line of a dry run: the same command line, for real. */
    static String realRun(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("java", "-jar", "sessiondb.jar"));
        arguments.stream()
                .filter(a -> !a.equals("--dry-run") && !a.startsWith("--dry-run="))
                .forEach(words::add);
        words.add("--dry-run=false");
        return "nothing was changed; to do it: " + Words.shell(words);
    }
}
