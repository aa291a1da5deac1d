package dev.sessiondb.backup;

import java.nio.file.Path;
import java.util.Map;

/**
 * A backup that was made, read back and found good.
 *
 * @param rows row count per table, as counted in the copy and in the dump
 */
public record BackupReport(BackupFile copy, BackupFile dump, Path manifest, Map<String, Long> rows) {

    public BackupReport {
        rows = Map.copyOf(rows);
    }
}
