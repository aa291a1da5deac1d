package dev.sessiondb.cli;

import dev.sessiondb.config.Environment;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Every command there is, as picocli knows it, for tests of all of them. */
public final class CommandTree {
    private CommandTree() {}

    /** The program, with all that is below it. */
    public static CommandLine root() {
        Console nowhere = new Console(
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()),
                new Environment(Map.of(), Path.of(""), Path.of("")));
        return new Commands(nowhere, new PartialResult(), new Interrupts(problem -> {}))
                .of(List.of())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** The program itself first, each command before those below it. */
    public static List<CommandSpec> all() {
        return below(root()).toList();
    }

    private static Stream<CommandSpec> below(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec()),
                command.getSubcommands().values().stream().distinct().flatMap(CommandTree::below));
    }

    /** A command's name without the program's, as in the documents of {@code --json}; empty for the program itself. */
    public static String name(CommandSpec command) {
        return command.qualifiedName(" ").replaceFirst("^sessiondb ?", "");
    }

    /** Whether a command has an option. */
    public static boolean has(CommandSpec command, String option) {
        return command.findOption(option) != null;
    }
}
