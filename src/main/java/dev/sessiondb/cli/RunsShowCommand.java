package dev.sessiondb.cli;

import dev.sessiondb.store.RunSummary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sessiondb runs show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows one run as the ledger has it. Changes nothing.",
        footer = {
            "",
            "Examples:",
            "  sessiondb runs show 20261120T204500Z-4f1c",
            "",
            "Exit status: 0 shown, 2 bad command line or no such run, 3 bad configuration, 12 PostgreSQL does not answer."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RunsShowCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AskedRun asked;

    @Mixin
    private OutputOptions output;

    RunsShowCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        RunSummary run = asked.find(console, partial);
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            new RunsPrinter(console.out(), Backends.surroundings().clock().instant()).show(run);
        }
        return 0;
    }
}
