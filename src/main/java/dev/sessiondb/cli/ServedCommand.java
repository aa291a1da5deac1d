package dev.sessiondb.cli;

import dev.sessiondb.mcp.CommandCall;
import dev.sessiondb.migrate.RunListener;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine;

/** A command that another command runs: what it would print to standard output is its result. */
final class ServedCommand implements CommandCall {
    private final Console console;
    private final List<String> arguments;
    private final Interrupts interrupts;
    private final StringWriter printed = new StringWriter();

    /** @param arguments with {@code --json} */
    ServedCommand(Console outer, List<String> arguments, RunListener follower) {
        this.console = new Console(new PrintWriter(printed), outer.err(), outer.environment());
        this.arguments = List.copyOf(arguments);
        this.interrupts = new Interrupts(follower);
    }

    @Override
    public String run() {
        PartialResult partial = new PartialResult();
        ErrorPrinter errors = new ErrorPrinter(console, Optional.of(partial), false, UnaryOperator.identity());
        CommandLine commands = Sessiondb.configured(new Commands(console, partial, interrupts).of(arguments), errors)
                .setOut(console.out())
                .setErr(console.err());
        interrupts.attend(() -> new Observation(console, interrupts)
                .of(commands, () -> Sessiondb.execute(commands, arguments.toArray(String[]::new), errors)));
        console.out().flush();
        return printed.toString();
    }

    @Override
    public void cancel() {
        interrupts.cancel();
    }
}
