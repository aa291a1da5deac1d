package dev.sessiondb.backup;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A backup that was made, read back and found good.
 *
 * @param original the copy of the file that the source was read from, where that is no database
 * @param rows row count per table, as counted in the copy and in the dump
 */
public record BackupReport(
        BackupFile copy, BackupFile dump, Optional<BackupFile> original, Path manifest, Map<String, Long> rows) {

    public BackupReport {
        rows = Map.copyOf(rows);
    }
}
