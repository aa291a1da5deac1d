package dev.sessiondb.cli;

import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.migrate.DefaultBackendChange;
import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.migrate.Migrator;
import dev.sessiondb.migrate.RunMode;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.report.ReportFile;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.verify.VerifyMode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sessiondb migrate to postgres}. */
@Command(
        name = "postgres",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Migrates a SQLite database, or a JSON session file, to PostgreSQL.",
            "Without --dry-run=false nothing is written: it checks, and says what would happen."
        },
        footer = {
            "",
            "The connection comes from SESSIONDB_POSTGRES_URL or sessiondb.postgres.connectionString.",
            "",
            "Examples:",
            "  sessiondb migrate to postgres --sqlite-path app.db     what would happen",
            "  sessiondb migrate to postgres --rehearse               try it on the server",
            "  sessiondb migrate to postgres --execute --set-default  do it, and cut over",
            "",
            "Exit status: 0 done, 2 bad command line, 3 bad configuration, 4 a check failed, 5 no backup, "
                    + "6 not migrated, 7 source and target differ, 9 migrated but the default not changed, 10 no source, "
                    + "11 another run is at work, 12 no target, 13 done, but rows were left out."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ToPostgresCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;
    private final Interrupts interrupts;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "sqlite|json|FILE",
            description = "Where the rows come from; a file is told by its content (default: the configured backend).")
    private @Nullable String from;

    @Option(names = "--sqlite-path", paramLabel = "FILE", description = "The SQLite database to migrate.")
    private @Nullable String sqlitePath;

    @Mixin
    private DryRunOptions dryRun;

    @Option(names = "--backup", paramLabel = "DIR", description = "Where the backup goes.")
    private @Nullable String backup;

    @Mixin
    private RunModeOptions modeOptions;

    @Mixin
    private CompressOption compress;

    @Option(names = "--schema", paramLabel = "NAME", description = "The target schema (default: public).")
    private @Nullable String schema;

    @Option(
            names = "--staging-schema",
            paramLabel = "NAME",
            description =
                    "An empty schema to stage in, made by the DBA; it is emptied, not dropped (default: one of the run's own).")
    private @Nullable String stagingSchema;

    @Option(
            names = "--verify",
            arity = "0..1",
            fallbackValue = "full",
            defaultValue = "full",
            paramLabel = "full|counts|none",
            description = "How much is compared after the load (default: full).")
    private VerifyMode verify;

    @Option(
            names = "--on-conflict",
            defaultValue = "error",
            paramLabel = "error|skip|update",
            converter = ConflictChoice.class,
            description = "What becomes of rows that differ from rows of an existing table (default: error).")
    private OnConflict onConflict;

    @Option(
            names = "--retry-rejects",
            paramLabel = "FILE",
            description = "Load the rows of a reject file, once they are mended, instead of the whole source.")
    private @Nullable Path retryRejects;

    @Option(
            names = "--catch-up",
            description =
                    "Bring only what was inserted, updated or deleted in the source since the last published run; give the options that it was given.")
    private boolean catchUp;

    @Mixin
    private PolicyOptions policyOptions;

    @Option(
            names = "--jobs",
            defaultValue = "2",
            paramLabel = "N",
            description = "Connections that load, and compare, at once, at most the number of cores (default: 2).")
    private int jobs;

    @Option(
            names = "--set-default",
            description = "Make PostgreSQL the default backend in the config file, once all is published and verified.")
    private boolean setDefault;

    @Option(names = "--show-ddl", description = "Print the statements that make tables, keys and indexes.")
    private boolean showDdl;

    @Mixin
    private ReportOption reportOption;

    @Mixin
    private ProgressOptions progress;

    @Mixin
    private OutputOptions output;

    ToPostgresCommand(Console console, PartialResult partial, Interrupts interrupts) {
        this.console = console;
        this.partial = partial;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        RunMode mode = modeOptions.mode(spec);
        boolean real = dryRun.real(spec) || mode == RunMode.REHEARSAL;
        requireJobs();
        requireVerification();
        requireFrom();
        requireOneSource();
        Optional<ReportFile> reportFile = reportOption.file(console.environment());
        Arguments arguments = new Arguments(
                Optional.ofNullable(from),
                Optional.ofNullable(sqlitePath),
                Optional.ofNullable(backup),
                compress.compression(spec),
                Optional.ofNullable(schema),
                verify,
                onConflict,
                policyOptions.policies(),
                Optional.ofNullable(retryRejects),
                catchUp,
                jobs,
                setDefault,
                mode);
        Overrides given = new Overrides(arguments.sqlitePath(), arguments.schema(), arguments.backup())
                .staging(Optional.ofNullable(stagingSchema));
        Configuration configuration = new Configured(console, partial).load(given);
        Optional<DefaultBackendChange> cutover = Backends.cutover(arguments, configuration);
        MigrationOutput printed = new MigrationOutput(
                console,
                partial,
                new MigrationOutput.Options(output.json(), output.quiet(), showDdl, policyOptions.reading()),
                new PastedCommands(given),
                cutover.map(DefaultBackendChange::preview));
        Progress told = progress.of(console, output, interrupts, Optional.of(printed));
        Migrator migrator = Backends.migrator(arguments, configuration, cutover, console.environment(), told);
        MigrationPage page = page(reportFile, real, printed);
        return page.around(() -> real ? run(migrator, printed, page) : preview(migrator, printed, page));
    }

    private MigrationPage page(Optional<ReportFile> file, boolean real, MigrationOutput printed) {
        RunContents.Asked asked = new RunContents.Asked(
                "migrate to postgres",
                real,
                NextSteps.forReal(spec.root().commandLine().getParseResult().originalArgs()));
        PageOutput written = new PageOutput(console, partial, file, output.json() || output.quiet());
        return new MigrationPage(written, new RunContents(asked, Backends.surroundings()), printed);
    }

    private void requireFrom() {
        if ("postgres".equals(from)) {
            throw new ParameterException(
                    spec.commandLine(), "`--from postgres` leads to itself: use `sqlite`, `json` or a file");
        }
    }

    private void requireOneSource() {
        if (catchUp && retryRejects != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "`--catch-up` and `--retry-rejects` are two runs: first the one, then the other");
        }
    }

    /** What nobody compared is nothing to rely on. */
    private void requireVerification() {
        if (setDefault && verify == VerifyMode.NONE) {
            throw new ParameterException(
                    spec.commandLine(), "`--set-default` needs a verified migration: leave out `--verify none`");
        }
    }

    private void requireJobs() {
        int cores = Runtime.getRuntime().availableProcessors();
        if (jobs < 1) {
            throw new ParameterException(spec.commandLine(), "`--jobs` must be at least 1, not " + jobs);
        }
        jobs = Math.min(jobs, cores);
    }

    private int preview(Migrator migrator, MigrationOutput printed, MigrationPage page) {
        Preview preview = migrator.preview();
        printed.previewed(preview);
        Optional<ErrorCode> obstacle = preview.obstacle();
        if (obstacle.isPresent()) {
            throw Migrator.refusal(obstacle.get(), preview);
        }
        page.write();
        if (output.json()) {
            document();
        } else {
            console.out()
                    .println(NextSteps.realRun(
                            spec.root().commandLine().getParseResult().originalArgs()));
        }
        return 0;
    }

    private int run(Migrator migrator, MigrationOutput printed, MigrationPage page) {
        MigrationReport report = migrator.run();
        printed.done(report);
        page.write();
        int status = report.rejects().isPresent() ? ErrorCode.COMPLETED_WITH_REJECTS.exitStatus() : 0;
        if (output.json()) {
            JsonDocument.done(spec.qualifiedName(" "), status, partial).print(console.out());
        }
        return status;
    }

    private void document() {
        JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
    }
}
