package dev.sessiondb.cli;

import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.restore.RestorePlan;
import dev.sessiondb.restore.RestoreReport;
import dev.sessiondb.restore.Restorer;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sessiondb restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Puts the SQLite copy of a backup back in place, byte for byte.",
            "Without --dry-run=false nothing is written: it checks, and says what would happen.",
            "What is replaced is backed up first."
        },
        footer = {
            "",
            "Exit status: 0 done, 2 bad command line, 3 bad configuration, 5 what is replaced could not be backed up,",
            "8 not restored, 11 another process has the destination open."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RestoreCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--backup",
            required = true,
            paramLabel = "latest|NAME|FILE|DIR",
            description = "The newest good backup, one by its name, a manifest, a copy, or the newest good one of DIR.")
    private String backup;

    @Option(names = "--to", required = true, paramLabel = "sqlite", description = "Where to: sqlite.")
    private RestoreTarget to;

    @Option(names = "--sqlite-path", paramLabel = "FILE", description = "The SQLite database to put in place.")
    private @Nullable String sqlitePath;

    @Mixin
    private DryRunOptions dryRun;

    @Mixin
    private OutputOptions output;

    RestoreCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    /** What can be restored to. */
    enum RestoreTarget {
        SQLITE
    }

    @Override
    public Integer call() {
        output.configureLogging();
        boolean real = real();
        Overrides given = new Overrides(Optional.ofNullable(sqlitePath), Optional.empty(), Optional.empty());
        Configuration configuration = new Configured(console, partial).load(given);
        Restorer restorer =
                switch (to) {
                    case SQLITE ->
                        Backends.restorer(
                                backup,
                                configuration.settings(),
                                console.environment().directory());
                };
        return real ? run(restorer) : preview(restorer);
    }

    private boolean real() {
        if (backup.isBlank()) {
            throw new ParameterException(spec.commandLine(), "`--backup` is empty");
        }
        return dryRun.real(spec);
    }

    private int preview(Restorer restorer) {
        RestorePlan plan = restorer.plan();
        planned(plan);
        if (plan.obstacle().isPresent()) {
            throw Restorer.refusal(plan.obstacle().get());
        }
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            new RestorePrinter(console.out())
                    .next(plan, spec.root().commandLine().getParseResult().originalArgs());
        }
        return 0;
    }

    private int run(Restorer restorer) {
        RestoreReport report = restorer.run(this::planned);
        if (output.json()) {
            partial.set(RestoreResults.report(report));
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            new RestorePrinter(console.out()).report(report, output.quiet());
        }
        return 0;
    }

    private void planned(RestorePlan plan) {
        partial.set(RestoreResults.plan(plan));
        if (!output.json() && !output.quiet()) {
            new RestorePrinter(console.out()).plan(plan);
        }
    }
}
