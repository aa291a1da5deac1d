package dev.sessiondb.cli;

import dev.sessiondb.profile.Orphans;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The program: arguments in, exit status out. */
public final class Sessiondb {

    private Sessiondb() {}

    /** Runs one command within a process that goes on. */
    public static int run(String[] arguments, Console console) {
        return run(arguments, console, status -> {});
    }

    /**
     * Runs one command and returns its exit status, 0 to 143; prints to the console only, what would steer a terminal as escapes.
     *
     * @param halt ends the process at once, with that status, when it was asked to end and the command can't
     */
    public static int run(String[] arguments, Console terminal, IntConsumer halt) {
        if (arguments.length == 1 && List.of("--version", "-V").contains(arguments[0])) {
            return version(terminal);
        }
        Console console = terminal.visible();
        boolean json = Arrays.asList(arguments).contains("--json");
        boolean debug = Arrays.asList(arguments).contains("--debug");
        PartialResult partial = new PartialResult();
        Optional<PartialResult> document = json ? Optional.of(partial) : Optional.empty();
        ErrorPrinter last = new ErrorPrinter(console, document, debug, UnaryOperator.identity());
        Interrupts interrupts = new Interrupts(problem -> halt.accept(last.print(problem, "sessiondb")));
        ErrorPrinter errors = new ErrorPrinter(console, document, debug, interrupts::named);
        CommandLine commands = configured(new Commands(console, partial, interrupts).of(List.of(arguments)), errors)
                .setOut(terminal.out()) // its help is in colour
                .setErr(terminal.err());
        if (Arrays.asList(arguments).contains(OutputOptions.NO_COLOUR)) {
            commands.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        }
        try {
            return interrupts.guard(() ->
                    new Observation(console, interrupts).of(commands, () -> execute(commands, arguments, errors)));
        } finally {
            console.screen().end();
        }
    }

    /** The tree with what all commands share. */
    static CommandLine configured(CommandLine tree, ErrorPrinter errors) {
        return tree.setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Orphans.class, new OrphansChoice())
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((failure, args) -> errors.usage(failure))
                .setExecutionExceptionHandler((failure, command, result) ->
                        errors.failed(failure, command.getCommandSpec().qualifiedName(" ")));
    }

    /** As picocli prints it, but at once. */
    private static int version(Console console) {
        Version.lines().forEach(console.out()::println);
        return 0;
    }

    static int execute(CommandLine commands, String[] arguments, ErrorPrinter errors) {
        try {
            return commands.execute(arguments);
        } catch (Error e) {
            return errors.broken(e, command(Optional.ofNullable(commands.getParseResult())));
        }
    }

    private static String command(Optional<ParseResult> parsed) {
        List<CommandLine> given = parsed.map(ParseResult::asCommandLineList).orElse(List.of());
        return given.isEmpty()
                ? "sessiondb"
                : given.get(given.size() - 1).getCommandSpec().qualifiedName(" ");
    }
}
