package dev.sessiondb.backup;

import dev.sessiondb.io.Compression;
import java.nio.file.Path;

/**
 * Where backups go, and how.
 *
 * @param directory absolute
 * @param compression of the dump
 */
public record BackupPlace(Path directory, Compression compression) {

    /** Dumps that are not compressed. */
    public static BackupPlace of(Path directory) {
        return new BackupPlace(directory, Compression.NONE);
    }
}
