package dev.sessiondb.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One backup in a directory, as its manifest describes it. Of a manifest that can't be read the name tells time and files, and the sizes are 0.
 *
 * @param name such as {@code session-backup-2025-01-20T10-30-00-123Z}
 * @param time when it was taken
 * @param copy the SQLite copy, with the size and SHA-256 that the manifest states
 * @param dump the JSON dump, likewise
 * @param original the copy of the file that the source was read from, where that was no database
 * @param rows row count per table, in the manifest's order
 * @param source the database it was taken of; empty when unknown
 * @param run the run it belongs to, such as {@code 20261120T204500Z-4f1c}
 * @param command what took it, such as {@code migrate to postgres} or {@code restore}
 */
public record BackupEntry(
        String name,
        Instant time,
        Path manifest,
        BackupFile copy,
        BackupFile dump,
        Optional<BackupFile> original,
        Map<String, Long> rows,
        String source,
        Optional<String> run,
        Optional<String> command,
        BackupHealth health) {

    public BackupEntry {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** Copy, dump and, where there is one, original. */
    public List<BackupFile> files() {
        List<BackupFile> files = new ArrayList<>(List.of(copy, dump));
        original.ifPresent(files::add);
        return files;
    }

    /** What its files take together. */
    public long bytes() {
        return files().stream().mapToLong(BackupFile::bytes).sum();
    }

    /** The rows of all tables. */
    public long rowCount() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    BackupEntry health(BackupHealth found) {
        return new BackupEntry(name, time, manifest, copy, dump, original, rows, source, run, command, found);
    }
}
