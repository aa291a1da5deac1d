package dev.sessiondb.cli.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For zsh: a function of its completion system, as a file of {@code $fpath} or sourced. */
final class ZshCompletion {
    private ZshCompletion() {}

    static String script(List<CompletedCommand> commands) {
        return """
                #compdef sessiondb
                # zsh completion of sessiondb: a file of $fpath, or `source <(sessiondb completion zsh)` after compinit
                _sessiondb() {
                    local at=sessiondb word
                    local -a below options
                    for word in "${(@)words[2,CURRENT-1]}"; do
                        case "$at $word" in
                            (%s) at="$at $word" ;;
                        esac
                    done
                    case "$at ${words[CURRENT-1]}" in
                %s
                    esac
                    case "$at" in
                %s
                    esac
                    (( $#below )) && [[ "$PREFIX" != -* ]] && _describe -t commands command below
                    _describe -o -t options option options
                }
                if [ "${funcstack[1]}" = _sessiondb ]; then
                    _sessiondb "$@"
                else
                    compdef _sessiondb sessiondb
                fi
                """.formatted(paths(commands), arguments(commands), words(commands));
    }

    private static String paths(List<CompletedCommand> commands) {
        return commands.stream().skip(1).map(command -> quoted(command.path())).collect(Collectors.joining("|"));
    }

    private static String arguments(List<CompletedCommand> commands) {
        return commands.stream()
                .flatMap(command -> command.options().stream()
                        .filter(CompletedOption::awaitsWord)
                        .map(option -> "        ("
                                + option.names().stream()
                                        .map(name -> quoted(command.path() + " " + name))
                                        .collect(Collectors.joining("|"))
                                + ") " + offer(option.argument()) + "return ;;"))
                .collect(Collectors.joining("\n"));
    }

    private static String offer(CompletedArgument argument) {
        String words = argument.words().isEmpty() ? "" : "compadd -- " + String.join(" ", argument.words()) + "; ";
        return words + (argument.files() ? "_files; " : argument.directories() ? "_files -/; " : "");
    }

    private static String words(List<CompletedCommand> commands) {
        return commands.stream().map(ZshCompletion::words).collect(Collectors.joining("\n"));
    }

    private static String words(CompletedCommand command) {
        String below = command.commands().stream()
                .map(word -> quoted(word.text() + ":" + word.description()))
                .collect(Collectors.joining(" "));
        String options = command.options().stream()
                .flatMap(option -> option.names().stream().map(name -> quoted(name + ":" + option.description())))
                .collect(Collectors.joining(" "));
        return Stream.of(
                        "        (" + quoted(command.path()) + ")",
                        "            below=(" + below + ")",
                        "            options=(" + options + ")",
                        "            [[ \"$PREFIX\" = -* ]] || { " + offer(command.argument()) + ": } ;;")
                .collect(Collectors.joining("\n"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
