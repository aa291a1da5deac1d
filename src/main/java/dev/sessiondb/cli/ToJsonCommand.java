package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupPlace;
import dev.sessiondb.config.Backend;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.config.Setting;
import dev.sessiondb.config.Settings;
import dev.sessiondb.json.JsonFileTarget;
import dev.sessiondb.migrate.FileMigrator;
import dev.sessiondb.store.FileFormat;
import dev.sessiondb.store.FileTarget;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sessiondb migrate to json}. */
@Command(
        name = "json",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Exports a database as one JSON document: a dump that loses nothing, or a session file.",
            "Without --dry-run=false nothing is written: it checks, and says what would happen."
        },
        footer = {
            "",
            "The document is read again and compared with the source before it gets its name.",
            "",
            "Examples:",
            "  sessiondb migrate to json export.json.zst --compress zst  what would happen",
            "  sessiondb migrate to json export.json --execute           write it",
            "  sessiondb migrate to json - --execute                     to standard output",
            "",
            "Exit status: 0 done, 2 bad command line, 3 bad configuration, 4 a check failed, 5 no backup, "
                    + "6 not migrated, 7 source and new file differ, 10 no source, 12 no PostgreSQL."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ToJsonCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    private final Console console;
    private final PartialResult partial;
    private final Interrupts interrupts;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE|-",
            description = "The file to write, or standard output (default: the configured JSON file).")
    private @Nullable String file;

    @Option(
            names = "--from",
            paramLabel = "sqlite|postgres|json|FILE",
            description = "Where the rows come from; a file is told by its content (default: the configured backend).")
    private @Nullable String from;

    @Option(names = "--json-path", paramLabel = "FILE|-", description = "The same as FILE.")
    private @Nullable String jsonPath;

    @Mixin
    private FormatOption format;

    @Mixin
    private CompressOption compress;

    @Option(names = "--replace", description = "Replace the file if it is there; it is backed up first.")
    private boolean replace;

    @Mixin
    private DryRunOptions dryRun;

    @Option(names = "--sqlite-path", paramLabel = "FILE", description = "The SQLite database to read.")
    private @Nullable String sqlitePath;

    @Option(names = "--backup", paramLabel = "DIR", description = "Where the backup of a replaced file goes.")
    private @Nullable String backup;

    @Option(names = "--schema", paramLabel = "NAME", description = "The PostgreSQL schema to read (default: public).")
    private @Nullable String schema;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ReportOption reportOption;

    @Mixin
    private ProgressOptions progress;

    @Mixin
    private OutputOptions output;

    ToJsonCommand(Console console, PartialResult partial, Interrupts interrupts) {
        this.console = console;
        this.partial = partial;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        boolean real = dryRun.real(spec);
        FileFormat written = format.format(spec, compress.compression(spec));
        Optional<String> target = target();
        boolean standardOutput = target.filter(STANDARD_OUTPUT::equals).isPresent();
        if (real && standardOutput && output.json()) {
            throw new ParameterException(
                    spec.commandLine(), "`--json` and the file would both go to standard output: leave one out");
        }
        Overrides given = new Overrides(
                Optional.ofNullable(sqlitePath), Optional.ofNullable(schema), Optional.ofNullable(backup));
        Configuration configuration = new Configured(console, partial).load(given);
        Settings settings = configuration.settings();
        Progress told = progress.of(console, output, interrupts);
        SourceChoice choice = new SourceChoice(settings, console.environment(), reading.policies(), told);
        String word = choice.word(Optional.ofNullable(from), Backend.JSON);
        FileTarget to =
                standardOutput ? new StandardOutput(console.raw()) : new JsonFileTarget(destination(target, settings));
        requireAnother(word, to, settings);
        FileMigrator migrator = Backends.jsonExporter(
                settings, new Backends.Export(choice.of(Optional.of(word)), to, written), this::options, told);
        boolean printed = standardOutput && real;
        FileReportPage page = page(to, real, printed || output.json() || output.quiet());
        return new FileOutput(printed ? console.err() : console.out(), partial, output, spec, page)
                .carryOut(migrator, real);
    }

    private FileReportPage page(FileTarget to, boolean real, boolean silent) {
        PageOutput written =
                new PageOutput(console, partial, reportOption.beside(to.path(), console.environment()), silent);
        List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        return new FileReportPage(
                written,
                new RunContents.Asked("migrate to json", real, NextSteps.forReal(arguments)),
                RestoreTarget.JSON);
    }

    private Optional<String> target() {
        if (file != null && jsonPath != null) {
            throw new ParameterException(spec.commandLine(), "give the file once: as `FILE` or as `--json-path`");
        }
        return Optional.ofNullable(file).or(() -> Optional.ofNullable(jsonPath));
    }

    private Path destination(Optional<String> given, Settings settings) {
        return given.map(path -> console.environment().directory().resolve(path))
                .or(() -> settings.jsonPath().filter(this::fits).map(Setting::value))
                .orElseThrow(
                        () -> NoFileGiven.json(settings, "give `migrate to json FILE`, or `-` for standard output"));
    }

    /** A dump in the place of an application's session file is something nobody can read there. */
    private boolean fits(Setting<Path> file) {
        return !(file.isDefault() && format.isDump());
    }

    private FileMigrator.Options options(Path backupDirectory) {
        return new FileMigrator.Options(
                "migrate to json", replace, new BackupPlace(backupDirectory, compress.compression(spec)));
    }

    private void requireAnother(String word, FileTarget to, Settings settings) {
        Path named = word.equals(Backend.JSON.word()) && settings.jsonPath().isPresent()
                ? settings.jsonPath().get().value()
                : console.environment().directory().resolve(word);
        if (SameFile.of(named, to.path())) {
            throw new ParameterException(
                    spec.commandLine(), "`--from " + word + "` leads to itself: give another source or another file");
        }
    }
}
