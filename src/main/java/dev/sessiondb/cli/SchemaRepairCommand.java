package dev.sessiondb.cli;

import dev.sessiondb.config.Settings;
import dev.sessiondb.schemaops.SchemaMigrator;
import dev.sessiondb.schemaops.SchemaRepair;
import dev.sessiondb.schemaops.SchemaRepairer;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sessiondb schema repair}. */
@Command(
        name = "repair",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Mends sessiondb's own histories: removes rows of failed migrations, takes on changed checksums,"
                    + " marks versions as deleted whose script is gone.",
            "Without --dry-run=false nothing is written: it says what it would do. Executes no script, and leaves other"
                    + " tools' tables alone."
        },
        footer = {
            "",
            "Examples:",
            "  sessiondb schema repair            what it would do",
            "  sessiondb schema repair --execute  do it",
            "",
            "Exit status: 0 done, 2 bad command line, 3 bad configuration, 4 a check failed, 6 not mended, "
                    + "11 another run is at work, 12 no PostgreSQL."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SchemaRepairCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;
    private final Interrupts interrupts;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SchemaVersionOptions versions;

    @Mixin
    private DryRunOptions dryRun;

    @Mixin
    private ProgressOptions progress;

    @Mixin
    private OutputOptions output;

    SchemaRepairCommand(Console console, PartialResult partial, Interrupts interrupts) {
        this.console = console;
        this.partial = partial;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        boolean real = dryRun.real(spec);
        Settings settings = versions.settings(console, partial, Optional.empty());
        SchemaRepairer repairer = new SchemaRepairer(
                Backends.target(settings, 1, progress.of(console, output, interrupts)),
                SchemaVersionOptions.directory(settings),
                Backends.surroundings());
        return real ? run(repairer) : preview(repairer);
    }

    private int preview(SchemaRepairer repairer) {
        SchemaRepair plan = repairer.plan();
        planned(plan);
        if (plan.refused()) {
            throw SchemaMigrator.refusal(plan.checks());
        }
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else if (!plan.steps().isEmpty()) {
            console.out()
                    .println(NextSteps.realRun(
                            spec.root().commandLine().getParseResult().originalArgs()));
            console.out().flush();
        }
        return 0;
    }

    private int run(SchemaRepairer repairer) {
        SchemaRepair done = repairer.run(this::planned);
        partial.set(JsonSchema.repair(done, true));
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            new SchemaChangePrinter(console.out()).repaired(done);
        }
        return 0;
    }

    private void planned(SchemaRepair plan) {
        partial.set(JsonSchema.repair(plan, false));
        if (!output.json() && !output.quiet()) {
            new SchemaChangePrinter(console.out()).repair(plan);
        }
    }
}
