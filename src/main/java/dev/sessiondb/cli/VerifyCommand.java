package dev.sessiondb.cli;

import dev.sessiondb.compare.CompareOptions;
import dev.sessiondb.compare.ComparisonReport;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.migrate.Phase;
import dev.sessiondb.migrate.RunSize;
import dev.sessiondb.profile.Choices;
import dev.sessiondb.profile.Policies;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sessiondb verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares two backends, every value of every row, and names the differences by key.",
            "Changes nothing on either side, and needs only the right to read."
        },
        footer = {
            "",
            "Examples:",
            "  sessiondb verify                                     with PostgreSQL",
            "  sessiondb verify --from app.db --to postgres --json  one JSON document",
            "",
            "Exit status: 0 equal (with --subset: nothing is missing there), 2 bad command line, 3 bad configuration, 7 they differ, 10 no source, 12 no PostgreSQL."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class VerifyCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;
    private final Interrupts interrupts;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "sqlite|postgres|json|FILE",
            description = "This side; a file is told by its content (default: the configured backend, or sqlite).")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "sqlite|postgres|json|FILE",
            description = "The other side (default: postgres, or sqlite with --from postgres).")
    private @Nullable String to;

    @Option(names = "--sqlite-path", paramLabel = "FILE", description = "The SQLite database.")
    private @Nullable String sqlitePath;

    @Option(names = "--schema", paramLabel = "NAME", description = "The PostgreSQL schema (default: public).")
    private @Nullable String schema;

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            description = "The zone of times written without one (default: that of the last migration, or UTC).")
    private @Nullable ZoneId zone;

    @Mixin
    private ProfileChoice profile;

    @Option(
            names = "--subset",
            description =
                    "Ask only whether the other side has all of this side: rows, columns and tables that only the other side has are listed, and no difference.")
    private boolean subset;

    @Option(
            names = "--limit",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many differences of each table are named (default: 20); all are counted.")
    private int limit;

    @Mixin
    private ReportOption reportOption;

    @Mixin
    private ProgressOptions progress;

    @Mixin
    private OutputOptions output;

    VerifyCommand(Console console, PartialResult partial, Interrupts interrupts) {
        this.console = console;
        this.partial = partial;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        if (limit < 0) {
            throw new ParameterException(spec.commandLine(), "`--limit " + limit + "` is negative");
        }
        PageOutput page = new PageOutput(
                console, partial, reportOption.file(console.environment()), output.json() || output.quiet());
        Overrides given = new Overrides(Optional.ofNullable(sqlitePath), Optional.ofNullable(schema), Optional.empty());
        Configuration configuration = new Configured(console, partial).load(given);
        ComparedSides sides = sides(configuration);
        Progress told = progress.ofOnePhase(console, output, interrupts);
        told.phaseStarted(Phase.VERIFY);
        ComparisonReport report = sides.compare(new CompareOptions(policies(), limit), told);
        told.sized(size(report));
        console.screen().end();
        int exit = report.same() || subset && report.complete() ? 0 : ErrorCode.VERIFY_FAILED.exitStatus();
        partial.set(JsonComparison.of(sides, report));
        if (!output.json()) {
            new ComparisonPrinter(console.out(), sides).print(report, subset, output.quiet());
        }
        page.write(() -> new ComparisonPage(sides, report).page(subset, Backends.surroundings()));
        if (output.json()) {
            JsonDocument.done(spec.qualifiedName(" "), exit, partial).print(console.out());
        }
        return exit;
    }

    private static RunSize size(ComparisonReport report) {
        long rows = report.tables().stream()
                .mapToLong(table -> table.rows().rowsHere())
                .sum();
        return new RunSize(report.tables().size(), rows, OptionalLong.empty(), 0, 0);
    }

    private ComparedSides sides(Configuration configuration) {
        try {
            return ComparedSides.of(
                    Optional.ofNullable(from),
                    Optional.ofNullable(to),
                    configuration.settings(),
                    console.environment());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Policies policies() {
        return profile.policies(
                Optional.empty(),
                zone == null ? Choices.NONE : Policies.of(zone).choices());
    }
}
