package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.backup.BackupHealth.Damaged;
import dev.sessiondb.backup.BackupSelection;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sessiondb backups show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows one backup as its manifest describes it, and how it is brought back. Changes nothing.",
        footer = {
            "",
            "Examples:",
            "  sessiondb backups show latest  what is in it, how to bring it back",
            "",
            "Exit status: 0 shown, 2 bad command line, 3 bad configuration, 8 there is no such backup, or its manifest can't be used."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BackupsShowCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "latest|NAME|RUN|FILE",
            description = "The newest, one by its name or its run, or by one of its files.")
    private String asked;

    @Mixin
    private BackupDirectoryOption backup;

    @Mixin
    private OutputOptions output;

    BackupsShowCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        Path directory = backup.directory(console, partial);
        BackupEntry entry = new BackupSelection(directory, console.environment().directory()).find(asked);
        if (entry.health() instanceof Damaged damaged) {
            throw Problem.of(ErrorCode.RESTORE_FAILED, "backup `" + entry.name() + "` can't be shown")
                    .causedBy(damaged.detail())
                    .hint("put the manifest back from elsewhere; copy and dump can be looked at without it")
                    .toException();
        }
        partial.set(JsonBackups.show(entry));
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            new BackupsPrinter(
                            console.out(), Instant.now(Backends.surroundings().clock()))
                    .show(entry);
        }
        return 0;
    }
}
