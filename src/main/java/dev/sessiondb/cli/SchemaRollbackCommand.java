package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupPlace;
import dev.sessiondb.config.Settings;
import dev.sessiondb.postgres.FlywayScriptReader;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.schemaops.SchemaMigrator;
import dev.sessiondb.schemaops.SchemaRollback;
import dev.sessiondb.schemaops.SchemaRollbacker;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sessiondb schema rollback}. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes your migrations back down to a version, by their undo scripts (U3__name.sql), in one transaction.",
            "Tables that lose something are backed up first.",
            "Without --dry-run=false nothing changes: the scripts are executed and rolled back, to know what they drop."
        },
        footer = {
            "",
            "What a run derived is taken back by `sessiondb undo RUN`.",
            "",
            "Examples:",
            "  sessiondb schema rollback --to 2            what would go",
            "  sessiondb schema rollback --to 2 --execute  take them back",
            "",
            "Exit status: 0 done, 2 bad command line, 3 bad configuration, 4 a check failed, 5 no backup, "
                    + "6 a script failed, and nothing was taken back, 11 another run is at work, 12 no PostgreSQL."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SchemaRollbackCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;
    private final Interrupts interrupts;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SchemaVersionOptions versions;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "VERSION",
            description = "The version that stays; 0 takes all of them back.")
    private String to;

    @Mixin
    private DryRunOptions dryRun;

    @Option(names = "--backup", paramLabel = "DIR", description = "Where the backup goes.")
    private @Nullable String backup;

    @Mixin
    private CompressOption compress;

    @Mixin
    private ProgressOptions progress;

    @Mixin
    private OutputOptions output;

    SchemaRollbackCommand(Console console, PartialResult partial, Interrupts interrupts) {
        this.console = console;
        this.partial = partial;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        boolean real = dryRun.real(spec);
        SchemaRollbacker rollbacker = rollbacker();
        return real ? run(rollbacker) : preview(rollbacker);
    }

    private SchemaRollbacker rollbacker() {
        var version = SchemaMigrateCommand.version(spec, to);
        Settings settings = versions.settings(console, partial, Optional.ofNullable(backup));
        Progress told = progress.of(console, output, interrupts);
        SchemaRollbacker.Stores stores = new SchemaRollbacker.Stores(
                Backends.target(settings, 1, told),
                SchemaVersionOptions.requiredDirectory(settings),
                new FlywayScriptReader(),
                Backends.server(settings, Policies.NONE, told));
        BackupPlace place = new BackupPlace(settings.backupDirectory().value(), compress.compression(spec));
        return new SchemaRollbacker(stores, version, place, Backends.surroundings());
    }

    private int preview(SchemaRollbacker rollbacker) {
        SchemaRollback plan = rollbacker.plan();
        planned(plan);
        if (plan.refused()) {
            throw SchemaMigrator.refusal(plan.checks());
        }
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else if (!plan.scripts().isEmpty()) {
            console.out()
                    .println(NextSteps.realRun(
                            spec.root().commandLine().getParseResult().originalArgs()));
            console.out().flush();
        }
        return 0;
    }

    private int run(SchemaRollbacker rollbacker) {
        SchemaRollback done = rollbacker.run(this::planned);
        partial.set(JsonSchema.rollback(done, true));
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            new SchemaChangePrinter(console.out()).rolledBack(done, output.quiet());
        }
        return 0;
    }

    private void planned(SchemaRollback plan) {
        partial.set(JsonSchema.rollback(plan, false));
        if (!output.json() && !output.quiet()) {
            new SchemaChangePrinter(console.out()).rollback(plan);
        }
    }
}
