package dev.sessiondb.contract;

import dev.sessiondb.cli.CommandTree;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every command and option as a page, made from what {@code --help} says. */
final class OptionsReference {
    static final Path FILE = Path.of("docs/options.md");

    private OptionsReference() {}

    static String text() {
        return """
                # Commands and options

                Written by a test from what `--help` says, and the same as the manual pages. `--help` and `--version` are options of every command. Where an option is left out, the [configuration](configuration.md) decides.

                """ + CommandTree.all().stream().map(OptionsReference::command).collect(Collectors.joining("\n"));
    }

    private static String command(CommandSpec command) {
        String name = command.qualifiedName(" ");
        List<String> options = command.options().stream()
                .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
                .map(option -> option(command, option))
                .toList();
        String arguments = command.positionalParameters().stream()
                .map(parameter ->
                        "`" + parameter.paramLabel() + "`: " + String.join(" ", parameter.description()) + "\n\n")
                .collect(Collectors.joining());
        String table = options.isEmpty() ? "" : "| option | |\n| --- | --- |\n" + String.join("\n", options) + "\n";
        return "## `" + name + "`\n\n" + String.join(" ", command.usageMessage().description()) + "\n\n" + arguments
                + table;
    }

    private static String option(CommandSpec command, OptionSpec option) {
        String names = String.join(", ", option.names());
        String value = option.arity().max() == 0
                ? ""
                : option.arity().min() == 0 ? "[=" + option.paramLabel() + "]" : " " + option.paramLabel();
        String anchor = command.qualifiedName("-") + option.longestName();
        return "| <a id=\"" + anchor + "\"></a>`" + (names + value).replace("|", "\\|") + "` | "
                + String.join(" ", option.description()).replace("|", "\\|") + " |";
    }
}
