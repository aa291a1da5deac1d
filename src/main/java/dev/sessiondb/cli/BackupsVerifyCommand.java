package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupCatalogue;
import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.backup.BackupHealth.Damaged;
import dev.sessiondb.backup.BackupProof;
import dev.sessiondb.backup.BackupSelection;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sessiondb backups verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Proves that backups can be brought back: sizes and SHA-256 of all files, the dump read to its end with",
            "the digest of each table, the integrity of the copy, the rows of both. Changes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  sessiondb backups verify        the newest",
            "  sessiondb backups verify --all  every one",
            "",
            "Exit status: 0 all good, 2 bad command line, 3 bad configuration, 8 one is damaged, or there is none."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BackupsVerifyCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "latest|NAME|RUN|FILE",
            description = "Which ones (default: all of the directory).")
    private List<String> asked = List.of();

    @Option(names = "--all", description = "All backups of the directory: the default.")
    private boolean all;

    @Mixin
    private BackupDirectoryOption backup;

    @Mixin
    private OutputOptions output;

    BackupsVerifyCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        if (all && !asked.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "`--all` and the name of a backup contradict each other");
        }
        Path directory = backup.directory(console, partial);
        List<BackupEntry> checked = check(chosen(directory));
        List<BackupEntry> damaged =
                checked.stream().filter(entry -> entry.health().damaged()).toList();
        if (!damaged.isEmpty()) {
            throw damaged(damaged, checked.size());
        }
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        }
        return 0;
    }

    private List<BackupEntry> chosen(Path directory) {
        if (!asked.isEmpty()) {
            BackupSelection selection =
                    new BackupSelection(directory, console.environment().directory());
            return asked.stream().map(selection::find).distinct().toList();
        }
        List<BackupEntry> entries = BackupCatalogue.list(directory);
        if (entries.isEmpty()) {
            throw Problem.of(ErrorCode.RESTORE_FAILED, "there is no backup in `" + directory + "`")
                    .hint("give the directory of the backups with `--backup DIR`")
                    .toException();
        }
        return entries;
    }

    /** Each is told as soon as it is known: large ones take a while. */
    private List<BackupEntry> check(List<BackupEntry> entries) {
        BackupProof proof = Backends.backupProof();
        BackupsPrinter printer = new BackupsPrinter(
                console.out(), Instant.now(Backends.surroundings().clock()));
        List<BackupEntry> checked = new ArrayList<>();
        for (BackupEntry entry : entries) {
            checked.add(proof.check(entry));
            partial.set(JsonBackups.verified(checked));
            if (!output.json() && !output.quiet()) {
                printer.verified(checked.get(checked.size() - 1));
            }
        }
        return checked;
    }

    private static SessionDbException damaged(List<BackupEntry> damaged, int of) {
        String names = damaged.stream().map(entry -> "`" + entry.name() + "`").collect(Collectors.joining(", "));
        String details = damaged.stream()
                .map(entry -> entry.health() instanceof Damaged found ? found.detail() : entry.name())
                .collect(Collectors.joining("\n"));
        return Problem.of(
                        ErrorCode.RESTORE_FAILED,
                        damaged.size() + " of " + Words.count(of, "backup") + " can't be relied on: " + names)
                .causedBy(details)
                .hint(
                        "put the files back from elsewhere, or take a new backup; `restore --backup latest` passes damaged ones over")
                .toException();
    }
}
