package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupPlace;
import dev.sessiondb.config.Backend;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.config.Settings;
import dev.sessiondb.migrate.Migrator;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.undo.UndoOptions;
import dev.sessiondb.undo.UndoPreview;
import dev.sessiondb.undo.UndoReport;
import dev.sessiondb.undo.Undoer;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sessiondb undo}. */
@Command(
        name = "undo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes back a published run: drops the tables it made, and takes its rows out of the others.",
            "Without --dry-run=false nothing is written: it checks, and says what would happen.",
            "What goes is backed up first."
        },
        footer = {
            "",
            "Examples:",
            "  sessiondb undo 20261120T204500Z-4f1c            what would go",
            "  sessiondb undo 20261120T204500Z-4f1c --execute  take the run back",
            "",
            "Exit status: 0 done, 2 bad command line or no such run, 3 bad configuration, 4 something is in the way, "
                    + "5 what goes could not be backed up, 6 not taken back, 7 not as before the run afterwards: rolled back, "
                    + "11 another run is at work, 12 no PostgreSQL."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class UndoCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;
    private final Interrupts interrupts;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run's id; `sessiondb runs` lists them.")
    private String runId;

    @Option(
            names = "--keep-changed",
            description = "What was changed since the run stays as it is, instead of being in the way.")
    private boolean keepChanged;

    @Mixin
    private DryRunOptions dryRun;

    @Option(names = "--backup", paramLabel = "DIR", description = "Where the backup of what goes is put.")
    private @Nullable String backup;

    @Option(names = "--schema", paramLabel = "NAME", description = "The PostgreSQL schema (default: public).")
    private @Nullable String schema;

    @Mixin
    private ProgressOptions progress;

    @Mixin
    private OutputOptions output;

    UndoCommand(Console console, PartialResult partial, Interrupts interrupts) {
        this.console = console;
        this.partial = partial;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        boolean real = dryRun.real(spec);
        Overrides given = new Overrides(Optional.empty(), Optional.ofNullable(schema), Optional.ofNullable(backup));
        Configuration configuration = new Configured(console, partial).load(given);
        Settings settings = configuration.settings();
        boolean warned = settings.backend().value() == Backend.POSTGRES;
        UndoPrinter printer = new UndoPrinter(console.out(), warned);
        Undoer undoer = undoer(settings);
        return real ? run(undoer, printer, warned) : preview(undoer, printer, warned);
    }

    private Undoer undoer(Settings settings) {
        RunListener told = progress.of(console, output, interrupts);
        return new Undoer(
                Backends.target(settings, 1, told),
                Backends.server(settings, Policies.AUTOMATIC, new RunListener() {}),
                new UndoOptions(
                        runId,
                        keepChanged,
                        BackupPlace.of(settings.backupDirectory().value())),
                Backends.surroundings(),
                told);
    }

    private int preview(Undoer undoer, UndoPrinter printer, boolean warned) {
        UndoPreview preview = undoer.plan();
        planned(preview, printer, warned);
        preview.obstacle().ifPresent(obstacle -> {
            throw Migrator.refusal(obstacle.code(), preview.checks());
        });
        if (output.json()) {
            document();
        } else {
            console.out()
                    .println(NextSteps.realRun(
                            spec.root().commandLine().getParseResult().originalArgs()));
        }
        return 0;
    }

    private int run(Undoer undoer, UndoPrinter printer, boolean warned) {
        UndoReport report = undoer.run(preview -> planned(preview, printer, warned));
        partial.set(UndoResults.report(report, warned));
        if (output.json()) {
            document();
        } else {
            printer.report(report, output.quiet());
        }
        return 0;
    }

    private void planned(UndoPreview preview, UndoPrinter printer, boolean warned) {
        partial.set(UndoResults.plan(preview, warned));
        if (!output.json() && !output.quiet()) {
            printer.plan(preview);
        }
    }

    private void document() {
        JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
    }
}
