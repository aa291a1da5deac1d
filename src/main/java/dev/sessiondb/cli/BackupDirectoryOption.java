package dev.sessiondb.cli;

import dev.sessiondb.config.Overrides;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the backups are. */
final class BackupDirectoryOption {
    @Option(
            names = "--backup",
            paramLabel = "DIR",
            description = "Where the backups are (default: sessiondb.backup.directory).")
    private @Nullable String backup;

    /** Absolute. */
    Path directory(Console console, PartialResult partial) {
        Overrides given = new Overrides(Optional.empty(), Optional.empty(), Optional.ofNullable(backup));
        return new Configured(console, partial)
                .load(given)
                .settings()
                .backupDirectory()
                .value();
    }
}
