package dev.sessiondb.cli;

import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.config.Settings;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.status.StatusReader;
import dev.sessiondb.status.StatusReport;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sessiondb status}, and {@code sessiondb migrate status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows every backend, what was migrated, the backups, what has parted, and what to do next. Changes nothing."
        },
        footer = {
            "",
            "A backend that doesn't answer is a line of the status, not a failure of it.",
            "",
            "Examples:",
            "  sessiondb status",
            "  sessiondb status --exit-code --json  for scripts: 14 when it has parted",
            "",
            "Exit status: 0 shown, 2 bad command line, 3 bad configuration, 14 drift, with --exit-code."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class StatusCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Option(names = "--sqlite-path", paramLabel = "FILE", description = "The SQLite database to look at.")
    private @Nullable String sqlitePath;

    @Option(names = "--schema", paramLabel = "NAME", description = "The PostgreSQL schema (default: public).")
    private @Nullable String schema;

    @Option(names = "--backup", paramLabel = "DIR", description = "Where the backups are.")
    private @Nullable String backup;

    @Option(names = "--exit-code", description = "End with 14 when there is drift.")
    private boolean exitCode;

    @Option(names = "--quick", description = "Compare no rows and no checksums.")
    private boolean quick;

    @Mixin
    private OutputOptions output;

    StatusCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        Overrides given = new Overrides(
                Optional.ofNullable(sqlitePath), Optional.ofNullable(schema), Optional.ofNullable(backup));
        PastedCommands commands = new PastedCommands(given);
        Configuration configuration = new Configured(console, partial).load(given);
        StatusReport status = read(configuration);
        int exit = exitCode && !status.drifts().isEmpty() ? ErrorCode.DRIFT.exitStatus() : 0;
        if (output.json()) {
            partial.set(JsonStatus.of(status, commands));
            JsonDocument.done(spec.qualifiedName(" "), exit, partial).print(console.out());
        } else if (!output.quiet() || !status.drifts().isEmpty()) {
            new StatusPrinter(console.out(), commands).print(status);
        }
        return exit;
    }

    private StatusReport read(Configuration configuration) {
        Settings settings = configuration.settings();
        return new StatusReader(
                        configuration,
                        settings.sqlitePath().map(path -> Backends.source(settings)),
                        settings.postgres().map(connection -> Backends.target(settings, 1)),
                        quick)
                .read();
    }
}
