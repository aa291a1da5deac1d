package dev.sessiondb.cli;

import dev.sessiondb.backup.PrunePlan;
import dev.sessiondb.backup.PrunePlanner;
import dev.sessiondb.backup.PruneRule;
import dev.sessiondb.backup.Pruner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sessiondb backups prune}. */
@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Removes old backups, each as a whole, and what dead processes left unfinished.",
            "Without --dry-run=false nothing is removed: it says what would go, what stays, and why."
        },
        footer = {
            "",
            "The newest good backup always stays; so do damaged manifests, reject files and what other programs made.",
            "Only good backups count as kept: their checksums are read.",
            "With both --keep and --older-than a backup goes only when both let it go.",
            "",
            "Examples:",
            "  sessiondb backups prune --keep 5                    what would go",
            "  sessiondb backups prune --older-than 30d --execute  remove them",
            "",
            "Exit status: 0 done, 2 bad command line, 3 bad configuration, 5 something can't be removed, "
                    + "8 the directory can't be read."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BackupsPruneCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Option(names = "--keep", paramLabel = "N", description = "Keep the N newest good ones, at least 1.")
    private @Nullable Integer keep;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            converter = Ages.class,
            description = "Remove only what is older: 12h, 30d, 8w.")
    private @Nullable Duration olderThan;

    @Mixin
    private BackupDirectoryOption backup;

    @Mixin
    private DryRunOptions dryRun;

    @Mixin
    private OutputOptions output;

    BackupsPruneCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        boolean real = dryRun.real(spec);
        PruneRule rule = rule();
        Path directory = backup.directory(console, partial);
        Instant now = Backends.surroundings().clock().instant();
        PrunePlan plan = PrunePlanner.plan(directory, rule, now);
        partial.set(JsonBackups.prune(plan, false));
        BackupsPrinter printer = new BackupsPrinter(console.out(), now);
        if (!output.json() && !output.quiet()) {
            printer.prune(plan);
        }
        if (real) {
            new Pruner(plan).run();
            partial.set(JsonBackups.prune(plan, true));
        }
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            printer.pruned(
                    plan, real, spec.root().commandLine().getParseResult().originalArgs());
        }
        return 0;
    }

    private PruneRule rule() {
        if (keep == null && olderThan == null) {
            throw new ParameterException(
                    spec.commandLine(), "say what may go: `--keep N`, `--older-than 30d`, or both");
        }
        if (keep != null && keep < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "`--keep " + keep + "`: the newest good backup always stays, so give 1 at least");
        }
        return new PruneRule(Optional.ofNullable(keep), Optional.ofNullable(olderThan));
    }
}
