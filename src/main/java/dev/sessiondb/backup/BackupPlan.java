package dev.sessiondb.backup;

import dev.sessiondb.io.Compression;
import java.nio.file.Path;

/**
 * Where a backup will go.
 *
 * @param directory absolute; it may not exist yet
 * @param copy {@code session-backup-<UTC time>.db}
 * @param dump {@code session-backup-<UTC time>.json}
 * @param manifest {@code session-backup-<UTC time>.manifest.json}
 * @param copyBytes the size of the copy
 * @param dumpBytes an upper estimate of the dump's size
 * @param compression of the dump, whose name says it: {@code .json.gz}, {@code .json.zst}
 * @param usableBytes how much room there is
 */
public record BackupPlan(
        Path directory,
        Path copy,
        Path dump,
        Path manifest,
        long copyBytes,
        long dumpBytes,
        Compression compression,
        long usableBytes) {

    public long requiredBytes() {
        return copyBytes + dumpBytes;
    }
}
