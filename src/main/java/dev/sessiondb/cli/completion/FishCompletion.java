package dev.sessiondb.cli.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For fish 3: calls of {@code complete}. */
final class FishCompletion {
    private FishCompletion() {}

    static String script(List<CompletedCommand> commands) {
        return """
                # fish completion of sessiondb: a file of ~/.config/fish/completions, or `sessiondb completion fish | source`
                function __sessiondb_at
                    set -l at sessiondb
                    for word in (commandline -opc)[2..-1]
                        if contains -- "$at $word" %s
                            set at "$at $word"
                        end
                    end
                    test "$at" = "$argv[1]"
                end
                complete -c sessiondb -f
                %s
                """.formatted(
                commands.stream().skip(1).map(command -> quoted(command.path())).collect(Collectors.joining(" ")),
                commands.stream().flatMap(FishCompletion::lines).collect(Collectors.joining("\n")));
    }

    private static Stream<String> lines(CompletedCommand command) {
        String start = "complete -c sessiondb -n \"__sessiondb_at " + quoted(command.path()) + "\"";
        Stream<String> below = command.commands().stream()
                .map(word -> start + " -a " + quoted(word.text()) + described(word.description()));
        Stream<String> options = command.options().stream()
                .map(option -> start + names(option) + taken(option) + described(option.description()));
        Stream<String> argument =
                Stream.of(command.argument()).filter(CompletedArgument::given).map(a -> start + offered(a));
        return Stream.of(below, options, argument).flatMap(lines -> lines);
    }

    private static String names(CompletedOption option) {
        return option.names().stream()
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
    }

    private static String taken(CompletedOption option) {
        if (!option.awaitsWord()) {
            return "";
        }
        return (option.argument().files() ? " -r" : " -x") + offered(option.argument());
    }

    private static String offered(CompletedArgument argument) {
        if (argument.directories() && !argument.files()) {
            return " -a " + quoted("(__fish_complete_directories)");
        }
        String words = argument.words().isEmpty() ? "" : " -a " + quoted(String.join(" ", argument.words()));
        return words + (argument.files() ? " -F" : "");
    }

    private static String described(String description) {
        return " -d " + quoted(description);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
