package dev.sessiondb.cli;

import dev.sessiondb.config.Settings;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.schemaops.SchemaStatus;
import dev.sessiondb.schemaops.SchemaStatusReader;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sessiondb schema validate}. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares the schema's versions with what is recorded, and names each difference and what to do about it.",
            "Changes nothing. A migration that is pending is no difference."
        },
        footer = {
            "",
            "Examples:",
            "  sessiondb schema validate --migrations db  7 when something differs",
            "",
            "Exit status: 0 all is as recorded, 2 bad command line, 3 bad configuration, 7 it is not, 12 no PostgreSQL."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SchemaValidateCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SchemaVersionOptions versions;

    @Mixin
    private OutputOptions output;

    SchemaValidateCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        Settings settings = versions.settings(console, partial, Optional.empty());
        SchemaStatus status =
                new SchemaStatusReader(Backends.target(settings, 1), SchemaVersionOptions.directory(settings)).read();
        int exit = status.differences().isEmpty() ? 0 : ErrorCode.VERIFY_FAILED.exitStatus();
        partial.set(JsonSchema.validation(status));
        if (output.json()) {
            JsonDocument.done(spec.qualifiedName(" "), exit, partial).print(console.out());
        } else {
            new SchemaStatusPrinter(console.out()).validation(status);
        }
        return exit;
    }
}
