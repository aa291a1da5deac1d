package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.plan.MigrationPlan;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sessiondb schema show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints the PostgreSQL schema that a source would get, with the reason for each type.",
            "Reads every value of the source, and asks no server."
        },
        footer = {
            "",
            "Examples:",
            "  sessiondb schema show --sqlite-path app.db",
            "",
            "Exit status: 0 done, 2 bad command line, 3 bad configuration, 10 no source."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SchemaShowCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "sqlite|json|FILE",
            description = "The source; a file is told by its content (default: the configured backend).")
    private @Nullable String from;

    @Option(names = "--sqlite-path", paramLabel = "FILE", description = "The SQLite database.")
    private @Nullable String sqlitePath;

    @Option(names = "--show-ddl", description = "Print the statements that make tables, keys and indexes.")
    private boolean showDdl;

    @Mixin
    private PolicyOptions policies;

    @Mixin
    private OutputOptions output;

    SchemaShowCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        Overrides given = new Overrides(Optional.ofNullable(sqlitePath), Optional.empty(), Optional.empty());
        Configuration configuration = new Configured(console, partial).load(given);
        MigrationPlan plan =
                new SourcePlan(configuration, Optional.ofNullable(from), console.environment()).of(policies.policies());
        if (output.json()) {
            ObjectNode result = JsonPlan.of(plan);
            partial.set(result);
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            new PreviewPrinter(console.out(), showDdl).schema(plan);
        }
        return 0;
    }
}
