package dev.sessiondb.cli;

import dev.sessiondb.config.Settings;
import dev.sessiondb.postgres.FlywayScriptReader;
import dev.sessiondb.schemaops.SchemaMigration;
import dev.sessiondb.schemaops.SchemaMigrationOptions;
import dev.sessiondb.schemaops.SchemaMigrator;
import dev.sessiondb.store.SchemaVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sessiondb schema migrate}. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Applies your migrations that are pending, all of them in one transaction.",
            "Without --dry-run=false nothing is executed: it checks, and lists the statements."
        },
        footer = {
            "",
            "Examples:",
            "  sessiondb schema migrate                             what would be executed",
            "  sessiondb schema migrate --migrations db --rehearse  try it, take it back",
            "  sessiondb schema migrate --migrations db --execute   do it",
            "",
            "Exit status: 0 done, 2 bad command line, 3 bad configuration, 4 a check failed, "
                    + "6 a script failed, and nothing was applied, 11 another run is at work, 12 no PostgreSQL."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SchemaMigrateCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;
    private final Interrupts interrupts;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SchemaVersionOptions versions;

    @Option(names = "--to", paramLabel = "VERSION", description = "Apply up to this version (default: all).")
    private @Nullable String to;

    @Option(names = "--out-of-order", description = "Also apply versions below the newest that is applied.")
    private boolean outOfOrder;

    @Option(
            names = "--rehearse",
            description =
                    "Of a dry run: execute the scripts on the server, and roll them back. Takes the locks that they take.")
    private boolean rehearse;

    @Mixin
    private DryRunOptions dryRun;

    @Mixin
    private ProgressOptions progress;

    @Mixin
    private OutputOptions output;

    SchemaMigrateCommand(Console console, PartialResult partial, Interrupts interrupts) {
        this.console = console;
        this.partial = partial;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        boolean real = dryRun.real(spec);
        if (real && rehearse) {
            throw new ParameterException(
                    spec.commandLine(), "`--rehearse` is for a dry run: leave out `--dry-run=false` or `--execute`");
        }
        Optional<SchemaVersion> target = Optional.ofNullable(to).map(text -> version(spec, text));
        Settings settings = versions.settings(console, partial, Optional.empty());
        SchemaMigrator migrator = new SchemaMigrator(
                Backends.target(settings, 1, progress.of(console, output, interrupts)),
                SchemaVersionOptions.requiredDirectory(settings),
                new FlywayScriptReader(),
                new SchemaMigrationOptions(target, outOfOrder, rehearse),
                Backends.surroundings());
        return real ? run(migrator) : preview(migrator);
    }

    static SchemaVersion version(CommandSpec spec, String text) {
        if (!SchemaVersion.isVersion(text)) {
            throw new ParameterException(spec.commandLine(), "`--to " + text + "` is no version such as 3 or 3.1");
        }
        return new SchemaVersion(text);
    }

    private int preview(SchemaMigrator migrator) {
        SchemaMigration plan = migrator.plan();
        planned(plan);
        if (plan.refused()) {
            throw SchemaMigrator.refusal(plan.checks());
        }
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else if (!plan.scripts().isEmpty()) {
            console.out().println(NextSteps.realRun(arguments()));
            console.out().flush();
        }
        return 0;
    }

    private List<String> arguments() {
        return spec.root().commandLine().getParseResult().originalArgs().stream()
                .filter(argument -> !argument.equals("--rehearse"))
                .toList();
    }

    private int run(SchemaMigrator migrator) {
        SchemaMigration done = migrator.run(this::planned);
        partial.set(JsonSchema.migration(done, true));
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            new SchemaChangePrinter(console.out()).migrated(done);
        }
        return 0;
    }

    private void planned(SchemaMigration plan) {
        partial.set(JsonSchema.migration(plan, false));
        if (!output.json() && !output.quiet()) {
            new SchemaChangePrinter(console.out()).migration(plan);
        }
    }
}
