package dev.sessiondb.cli.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For bash 3.2 and later: a function for {@code complete -F}. */
final class BashCompletion {
    private BashCompletion() {}

    static String script(List<CompletedCommand> commands) {
        return """
                # bash completion of sessiondb: a file of /usr/share/bash-completion/completions, or `source <(sessiondb completion bash)`
                _sessiondb() {
                    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}"
                    local at=sessiondb words='' options='' kind='' i
                    if [ "$cur" = '=' ]; then
                        cur='' prev="$prev="
                    elif [ "$prev" = '=' ]; then
                        prev="${COMP_WORDS[COMP_CWORD-2]}="
                    fi
                    for ((i = 1; i < COMP_CWORD; i++)); do
                        case "$at ${COMP_WORDS[i]}" in
                            %s) at="$at ${COMP_WORDS[i]}" ;;
                        esac
                    done
                    case "$at $prev" in
                %s
                    esac
                    if [ -z "$kind" ]; then
                        case "$at" in
                %s
                        esac
                        case "$cur" in
                            -*) words="$options" kind='' ;;
                        esac
                        [ -n "$words$kind" ] || words="$options"
                    fi
                    COMPREPLY=($(compgen -W "$words" -- "$cur"))
                    local IFS=$'\\n'
                    case "$kind" in
                        file) COMPREPLY+=($(compgen -f -- "$cur")) ;;
                        directory) COMPREPLY+=($(compgen -d -- "$cur")) ;;
                        *) return ;;
                    esac
                    compopt -o filenames 2>/dev/null
                }
                complete -F _sessiondb sessiondb
                """.formatted(paths(commands), arguments(commands), words(commands));
    }

    private static String paths(List<CompletedCommand> commands) {
        return commands.stream().skip(1).map(command -> quoted(command.path())).collect(Collectors.joining(" | "));
    }

    private static String arguments(List<CompletedCommand> commands) {
        return commands.stream()
                .flatMap(command -> command.options().stream()
                        .filter(option -> option.argument().given())
                        .map(option -> argument(command.path(), option)))
                .collect(Collectors.joining("\n"));
    }

    private static String argument(String path, CompletedOption option) {
        return "        "
                + option.names().stream()
                        .flatMap(name -> before(path + " " + name, option.attached()))
                        .collect(Collectors.joining(" | "))
                + ") kind=" + option.argument().kind() + " words="
                + quoted(String.join(" ", option.argument().words())) + " ;;";
    }

    /** What stands before the argument: bash takes the equals sign for a word. */
    private static Stream<String> before(String option, boolean attached) {
        return attached ? Stream.of(quoted(option + "=")) : Stream.of(quoted(option), quoted(option + "="));
    }

    private static String words(List<CompletedCommand> commands) {
        return commands.stream().map(BashCompletion::words).collect(Collectors.joining("\n"));
    }

    private static String words(CompletedCommand command) {
        Stream<String> words = Stream.concat(
                command.commands().stream().map(CompletedCommand.Word::text), command.argument().words().stream());
        Stream<String> options = command.options().stream().flatMap(option -> option.names().stream());
        return "            " + quoted(command.path()) + ") words=" + quoted(words.collect(Collectors.joining(" ")))
                + " kind=" + quoted(command.argument().kind()) + "\n                options="
                + quoted(options.collect(Collectors.joining(" "))) + " ;;";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
