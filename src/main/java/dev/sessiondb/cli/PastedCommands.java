package dev.sessiondb.cli;

import dev.sessiondb.config.Overrides;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commands of this program that can be pasted, with what this command line was given carried over. */
final class PastedCommands {
    private final Overrides given;

    PastedCommands(Overrides given) {
        this.given = given;
    }

    String of(List<String> arguments) {
        List<String> words = new ArrayList<>(arguments);
        add(words, "--sqlite-path", given.sqlitePath());
        if (words.size() > 2 && words.subList(0, 3).equals(List.of("migrate", "to", "postgres"))) {
            add(words, "--staging-schema", given.stagingSchema());
        }
        if (!arguments.get(0).equals("config")) {
            add(words, "--schema", given.schema());
            add(words, "--backup", given.backupDirectory());
        }
        return Invocation.of(words);
    }

    private static void add(List<String> words, String option, Optional<String> value) {
        if (!words.contains(option)) {
            value.ifPresent(text -> words.addAll(List.of(option, text)));
        }
    }
}
