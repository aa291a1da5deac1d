package dev.sessiondb.cli;

import dev.sessiondb.interactive.CommandRunner;
import dev.sessiondb.interactive.Outcome;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Runs commands on the terminal of the command that asks, with the same handling of signals. */
final class InteractiveCommands implements CommandRunner {
    private final Console console;
    private final Interrupts interrupts;
    private final InteractiveSetup setup;

    /** @param console the asking command's; the environment is the setup's */
    InteractiveCommands(Console console, Interrupts interrupts, InteractiveSetup setup) {
        this.console = console;
        this.interrupts = interrupts;
        this.setup = setup;
    }

    @Override
    public Outcome run(List<String> arguments) {
        Console own = new Console(console.out(), console.err(), setup.environment(), console.raw(), console.screen());
        PartialResult partial = new PartialResult();
        ErrorPrinter errors = new ErrorPrinter(own, Optional.empty(), false, interrupts::named);
        CommandLine commands = Sessiondb.configured(new Commands(own, partial, interrupts).of(arguments), errors)
                .setOut(own.out())
                .setErr(own.err());
        console.screen().begin();
        try {
            int status = new Observation(own, interrupts)
                    .of(commands, () -> Sessiondb.execute(commands, arguments.toArray(String[]::new), errors));
            return new Outcome(status, partial.result());
        } finally {
            console.screen().end();
        }
    }

    @Override
    public String pasted(List<String> arguments) {
        return Invocation.of(arguments);
    }
}
