package dev.sessiondb.status;

import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.backup.BackupHealth.Damaged;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The backups there are.
 *
 * @param entries the newest first
 * @param checked whether their checksums were looked at
 * @param obstacle why the directory can't be read
 */
public record BackupsStatus(Path directory, List<BackupEntry> entries, boolean checked, Optional<String> obstacle) {
    public BackupsStatus {
        entries = List.copyOf(entries);
    }

    public List<BackupEntry> damaged() {
        return entries.stream().filter(entry -> entry.health().damaged()).toList();
    }

    /** What is wrong with one of them. */
    public static Optional<String> problem(BackupEntry entry) {
        return entry.health() instanceof Damaged damaged ? Optional.of(damaged.detail()) : Optional.empty();
    }
}
