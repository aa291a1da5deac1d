package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupPlace;
import dev.sessiondb.config.Backend;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.config.Settings;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.migrate.FileMigrator;
import dev.sessiondb.migrate.SqliteMigrator;
import dev.sessiondb.migrate.SqliteOptions;
import dev.sessiondb.migrate.SqliteReport;
import dev.sessiondb.preflight.SqlitePreview;
import java.nio.file.Path;
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

/** {@code sessiondb migrate to sqlite}. */
@Command(
        name = "sqlite",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Brings a PostgreSQL schema, a JSON file or another database into a SQLite file.",
            "Without --dry-run=false nothing is written: it checks, tries what it can, and says what would happen."
        },
        footer = {
            "",
            "The connection comes from SESSIONDB_POSTGRES_URL or sessiondb.postgres.connectionString.",
            "What the file has and PostgreSQL doesn't (views, triggers, tables) stays; rows that are equal stay byte by byte.",
            "",
            "Examples:",
            "  sessiondb migrate to sqlite --from postgres --replace              dry run",
            "  sessiondb migrate to sqlite --from postgres --replace --execute    do it",
            "  sessiondb migrate to sqlite --from dump.json --sqlite-path new.db  a dump",
            "",
            "Exit status: 0 done, 2 bad command line, 3 bad configuration, 4 a check failed, 5 no backup, "
                    + "6 not migrated, 7 PostgreSQL and the new file differ, 11 another process has the file open, 12 no PostgreSQL."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ToSqliteCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;
    private final Interrupts interrupts;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "postgres|json|FILE",
            description =
                    "Where the rows come from; a file is told by its content (default: the configured backend, and postgres when that is sqlite).")
    private @Nullable String from;

    @Option(names = "--sqlite-path", paramLabel = "FILE", description = "The SQLite file to make or replace.")
    private @Nullable String sqlitePath;

    @Option(names = "--replace", description = "Replace the file if it is there; it is backed up first.")
    private boolean replace;

    @Mixin
    private DryRunOptions dryRun;

    @Option(names = "--backup", paramLabel = "DIR", description = "Where the backup goes.")
    private @Nullable String backup;

    @Mixin
    private CompressOption compress;

    @Option(names = "--schema", paramLabel = "NAME", description = "The PostgreSQL schema (default: public).")
    private @Nullable String schema;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ReportOption reportOption;

    @Mixin
    private ProgressOptions progress;

    @Mixin
    private OutputOptions output;

    ToSqliteCommand(Console console, PartialResult partial, Interrupts interrupts) {
        this.console = console;
        this.partial = partial;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        boolean real = dryRun.real(spec);
        Configuration configuration = new Configured(console, partial).load(overrides());
        Progress told = progress.of(console, output, interrupts);
        SourceChoice choice =
                new SourceChoice(configuration.settings(), console.environment(), reading.policies(), told);
        String word = choice.word(Optional.ofNullable(from), Backend.SQLITE);
        requireAnother(word, configuration.settings());
        FileReportPage page = page(Backends.source(configuration.settings()).path(), real);
        if (!word.equals(Backend.POSTGRES.word())) {
            FileMigrator copier = Backends.sqliteCopier(
                    configuration.settings(), choice.of(Optional.of(word)), this::copyOptions, told);
            return new FileOutput(console.out(), partial, output, spec, page).carryOut(copier, real);
        }
        SqliteMigrator migrator = Backends.sqliteMigrator(configuration.settings(), this::options, told);
        return page.around(() -> real ? run(migrator, page) : preview(migrator, page));
    }

    private FileReportPage page(Path file, boolean real) {
        PageOutput written = new PageOutput(
                console, partial, reportOption.beside(file, console.environment()), output.json() || output.quiet());
        List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        return new FileReportPage(
                written,
                new RunContents.Asked("migrate to sqlite", real, NextSteps.forReal(arguments)),
                RestoreTarget.SQLITE);
    }

    private FileMigrator.Options copyOptions(Path backupDirectory) {
        return new FileMigrator.Options(
                "migrate to sqlite", replace, new BackupPlace(backupDirectory, compress.compression(spec)));
    }

    private Overrides overrides() {
        return new Overrides(Optional.ofNullable(sqlitePath), Optional.ofNullable(schema), Optional.ofNullable(backup));
    }

    private SqliteOptions options(Path backupDirectory) {
        return new SqliteOptions(
                replace, new BackupPlace(backupDirectory, compress.compression(spec)), reading.policies());
    }

    private void requireAnother(String word, Settings settings) {
        boolean same = word.equals(Backend.SQLITE.word())
                || settings.sqlitePath()
                        .filter(path -> SameFile.of(
                                path.value(), console.environment().directory().resolve(word)))
                        .isPresent();
        if (same) {
            throw new ParameterException(
                    spec.commandLine(),
                    "`--from " + word + "` leads to itself: use `postgres`, `json` or another file");
        }
    }

    private int preview(SqliteMigrator migrator, FileReportPage page) {
        SqliteReport report = migrator.preview();
        page.known(KnownFiles.tried(report));
        partial.set(JsonSqlite.rehearsal(report));
        Optional<ErrorCode> obstacle = report.preview().obstacle();
        if (!output.json() && !output.quiet()) {
            SqlitePrinter printer = new SqlitePrinter(console.out());
            printer.preview(report.preview());
            printer.rehearsal(report);
        }
        if (obstacle.isPresent()) {
            throw SqliteMigrator.refusal(obstacle.get(), report.preview());
        }
        page.write();
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            console.out()
                    .println(NextSteps.realRun(
                            spec.root().commandLine().getParseResult().originalArgs()));
        }
        return 0;
    }

    private int run(SqliteMigrator migrator, FileReportPage page) {
        SqliteReport report = migrator.run(preview -> previewed(preview, page));
        page.known(KnownFiles.of(report));
        partial.set(JsonSqlite.report(report));
        if (!output.json()) {
            new SqlitePrinter(console.out()).report(report, output.quiet());
        }
        page.write();
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        }
        return 0;
    }

    /** The checks and the plan of a real run, before it writes. */
    private void previewed(SqlitePreview preview, FileReportPage page) {
        page.known(KnownFiles.of(preview));
        partial.set(JsonSqlite.preview(preview));
        if (!output.json() && !output.quiet()) {
            new SqlitePrinter(console.out()).preview(preview);
        }
    }
}
