package dev.sessiondb.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All that is in a directory of backups. Files of other names are passed over.
 *
 * @param directory absolute
 * @param entries the newest first
 * @param unfinished by name
 * @param loose by name
 */
public record BackupInventory(
        Path directory, List<BackupEntry> entries, List<UnfinishedBackup> unfinished, List<LooseFile> loose) {

    public BackupInventory {
        entries = List.copyOf(entries);
        unfinished = List.copyOf(unfinished);
        loose = List.copyOf(loose);
    }

    /**
     * Looks at names, sizes and manifests. A directory that isn't there is empty.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code RESTORE_FAILED} when the directory can't be read
     */
    public static BackupInventory of(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        List<BackupEntry> entries = BackupCatalogue.list(absolute);
        List<UnfinishedBackup> unfinished = BackupCatalogue.unfinished(absolute).stream()
                .map(UnfinishedBackup::of)
                .toList();
        return new BackupInventory(absolute, entries, unfinished, LooseFiles.of(absolute, entries));
    }

    /** The same, with each entry looked at more closely. */
    public BackupInventory checked(UnaryOperator<BackupEntry> check) {
        return new BackupInventory(directory, entries.stream().map(check).toList(), unfinished, loose);
    }

    public List<BackupEntry> damaged() {
        return entries.stream().filter(entry -> entry.health().damaged()).toList();
    }

    /** What all of it takes. */
    public long bytes() {
        return entries.stream().mapToLong(BackupEntry::bytes).sum()
                + unfinished.stream().mapToLong(UnfinishedBackup::bytes).sum()
                + loose.stream().mapToLong(LooseFile::bytes).sum();
    }
}
