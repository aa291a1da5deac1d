package dev.sessiondb.cli;

import dev.sessiondb.config.Settings;
import dev.sessiondb.schemaops.SchemaStatus;
import dev.sessiondb.schemaops.SchemaStatusReader;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sessiondb schema status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lists the versions of the PostgreSQL schema: what runs derived, and your own migrations.",
            "Says what is pending, what isn't as recorded, who changed what, and what other migration tools say. Changes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  sessiondb schema status",
            "  sessiondb schema status --json  one JSON document",
            "",
            "Exit status: 0 shown, 2 bad command line, 3 bad configuration, 12 no PostgreSQL."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SchemaStatusCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SchemaVersionOptions versions;

    @Mixin
    private OutputOptions output;

    SchemaStatusCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        Settings settings = versions.settings(console, partial, Optional.empty());
        SchemaStatus status =
                new SchemaStatusReader(Backends.target(settings, 1), SchemaVersionOptions.directory(settings)).read();
        partial.set(JsonSchema.status(status));
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            new SchemaStatusPrinter(console.out()).print(status, output.quiet());
        }
        return 0;
    }
}
