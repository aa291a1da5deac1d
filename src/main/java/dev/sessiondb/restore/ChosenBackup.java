package dev.sessiondb.restore;

import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.store.FileContent;
import java.util.Optional;

/**
 * The backup that will be restored.
 *
 * @param name of the backup, or the path of a file without manifest
 * @param content the copy, and what it must be
 * @param entry empty when no manifest vouches for the file
 */
public record ChosenBackup(String name, FileContent content, Optional<BackupEntry> entry) {}
