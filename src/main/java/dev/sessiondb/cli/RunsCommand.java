package dev.sessiondb.cli;

import dev.sessiondb.store.RunSummary;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sessiondb runs}. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists the runs that the ledger in PostgreSQL knows, the newest first. Changes nothing.",
        footer = {
            "",
            "Examples:",
            "  sessiondb runs",
            "  sessiondb runs --json  one JSON document",
            "",
            "Exit status: 0 listed, 2 bad command line, 3 bad configuration, 12 PostgreSQL does not answer."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RunsCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Option(names = "--schema", paramLabel = "NAME", description = "The PostgreSQL schema (default: public).")
    private @Nullable String schema;

    @Mixin
    private OutputOptions output;

    RunsCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        List<RunSummary> runs = new KnownRuns(console, partial).in(Optional.ofNullable(schema));
        partial.set(JsonRuns.list(runs));
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            new RunsPrinter(console.out(), Backends.surroundings().clock().instant()).list(runs);
        }
        return 0;
    }
}
