package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupInventory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sessiondb backups list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists the backups there are, the newest first, and what else lies among them. Changes nothing.",
        footer = {
            "",
            "Examples:",
            "  sessiondb backups list",
            "  sessiondb backups list --verify --json  read each to its end",
            "",
            "Exit status: 0 listed, 2 bad command line, 3 bad configuration, 8 the directory can't be read."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BackupsListCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Mixin
    private BackupDirectoryOption backup;

    @Option(names = "--verify", description = "Read every backup to its end, as `backups verify` does.")
    private boolean verify;

    @Mixin
    private OutputOptions output;

    BackupsListCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        Path directory = backup.directory(console, partial);
        BackupInventory found = BackupInventory.of(directory);
        BackupInventory inventory = verify ? found.checked(Backends.backupProof()::check) : found;
        Instant now = Backends.surroundings().clock().instant();
        partial.set(JsonBackups.list(inventory, now));
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            new BackupsPrinter(console.out(), now).list(inventory);
        }
        return 0;
    }
}
