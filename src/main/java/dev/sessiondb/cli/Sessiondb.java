package dev.sessiondb.cli;

import dev.sessiondb.profile.Orphans;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;

/** The program: arguments in, exit status out. */
public final class Sessiondb {

    private Sessiondb() {}

    /** Runs one command and returns its exit status, 0 to 143; prints to the console only. */
    public static int run(String[] arguments, Console console) {
        boolean json = Arrays.asList(arguments).contains("--json");
        boolean debug = Arrays.asList(arguments).contains("--debug");
        PartialResult partial = new PartialResult();
        Interrupts interrupts = new Interrupts();
        ErrorPrinter errors = new ErrorPrinter(console, json ? Optional.of(partial) : Optional.empty(), debug);
        CommandLine commands = new CommandLine(new SessiondbCommand(), new Commands(console, partial, interrupts))
                .setOut(console.out())
                .setErr(console.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(
                        Orphans.class,
                        text -> Orphans.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')))
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((failure, args) -> errors.usage(failure))
                .setExecutionExceptionHandler((failure, command, result) ->
                        errors.failed(failure, command.getCommandSpec().qualifiedName(" ")));
        return interrupts.guard(() -> commands.execute(arguments));
    }
}
