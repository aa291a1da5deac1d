package dev.sessiondb.cli;

import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.report.ReportFile;
import dev.sessiondb.restore.Restorer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sessiondb restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Puts a backup back: into the SQLite file or the JSON file byte for byte, or into PostgreSQL's tables.",
            "Without --dry-run=false nothing is written: it checks, and says what would happen.",
            "What is replaced is backed up first."
        },
        footer = {
            "",
            "The options from --on-error to --profile are for PostgreSQL, as for `migrate to postgres`.",
            "",
            "Examples:",
            "  sessiondb restore --backup latest --to sqlite            what would happen",
            "  sessiondb restore --backup latest --to sqlite --execute  put the file back",
            "  sessiondb restore --backup RUN --to postgres --execute   the tables as then",
            "",
            "Exit status: 0 done, 2 bad command line, 3 bad configuration, 5 what is replaced could not be backed up, "
                    + "8 not restored, 11 another process or run uses the destination, 12 no PostgreSQL, 13 done, but rows were left out."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RestoreCommand implements Callable<Integer> {
    private static final Set<String> FOR_FILES = Set.of(
            "--backup",
            "--to",
            "--sqlite-path",
            "--json-path",
            "--dry-run",
            "--execute",
            "--json",
            "--quiet",
            "--verbose",
            "--debug",
            "--report",
            "--no-color",
            "--progress",
            "--plain");

    private final Console console;
    private final PartialResult partial;
    private final Interrupts interrupts;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--backup",
            required = true,
            paramLabel = "latest|NAME|RUN|FILE|DIR",
            description =
                    "The newest good backup, one by its name, that of a run, a file (manifest, copy, dump or session file, told by its content), or the newest good one of DIR.")
    private String backup;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "sqlite|postgres|json",
            description = "Where to: sqlite, postgres or json.")
    private RestoreTarget to;

    @Option(names = "--sqlite-path", paramLabel = "FILE", description = "The SQLite database to put in place.")
    private @Nullable String sqlitePath;

    @Option(names = "--json-path", paramLabel = "FILE", description = "The JSON file to put in place.")
    private @Nullable String jsonPath;

    @Option(names = "--schema", paramLabel = "NAME", description = "The PostgreSQL schema (default: public).")
    private @Nullable String schema;

    @Option(
            names = "--staging-schema",
            paramLabel = "NAME",
            description =
                    "An empty schema to stage in, made by the DBA; it is emptied, not dropped (default: one of the run's own).")
    private @Nullable String stagingSchema;

    @Mixin
    private DryRunOptions dryRun;

    @Mixin
    private PolicyOptions policyOptions;

    @Mixin
    private ReportOption reportOption;

    @Mixin
    private ProgressOptions progress;

    @Mixin
    private OutputOptions output;

    RestoreCommand(Console console, PartialResult partial, Interrupts interrupts) {
        this.console = console;
        this.partial = partial;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        boolean real = real();
        Overrides given = new Overrides(
                        Optional.ofNullable(sqlitePath),
                        Optional.ofNullable(schema),
                        Optional.empty(),
                        Optional.ofNullable(jsonPath))
                .staging(Optional.ofNullable(stagingSchema));
        Configuration configuration = new Configured(console, partial).load(given);
        RestoreBackends backends = new RestoreBackends(configuration, console.environment());
        return switch (to) {
            case SQLITE -> file(backends.sqlite(backup), real);
            case JSON -> file(backends.json(backup), real);
            case POSTGRES -> server(backends, real);
        };
    }

    private Progress told() {
        return progress.ofOnePhase(console, output, interrupts);
    }

    private int file(Restorer restorer, boolean real) {
        Optional<ReportFile> page = reportOption.beside(restorer.destination(), console.environment());
        FileRestore.Options options = new FileRestore.Options(to, output.json(), output.quiet(), spec, page);
        return new FileRestore(console, partial, options).restore(restorer.watchedBy(told()), real);
    }

    private int server(RestoreBackends backends, boolean real) {
        ServerRestore.Options options =
                new ServerRestore.Options(output, progress, spec, reportOption.file(console.environment()));
        ServerRestore restore = new ServerRestore(console, partial, options, interrupts);
        return restore.restore(backends.postgres(backup, policyOptions.policies(), restore.listener()), real);
    }

    private boolean real() {
        if (backup.isBlank()) {
            throw new ParameterException(spec.commandLine(), "`--backup` is empty");
        }
        if (to != RestoreTarget.POSTGRES) {
            requireNoneOfPostgres();
        }
        return dryRun.real(spec);
    }

    /** What would be passed over in silence. */
    private void requireNoneOfPostgres() {
        spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !FOR_FILES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ParameterException(spec.commandLine(), "`" + name + "` is for `--to postgres`");
                });
    }
}
