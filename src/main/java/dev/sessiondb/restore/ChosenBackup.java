package dev.sessiondb.restore;

import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.store.FileContent;
import java.util.Optional;

/**
 * The backup that will be restored.
 *
 * @param name of the backup, or the path of a file without manifest
 * @param kind what the content is
 * @param content the copy, the dump or the session file, and what it must be
 * @param entry empty when no manifest vouches for the file
 */
public record ChosenBackup(String name, RestoredKind kind, FileContent content, Optional<BackupEntry> entry) {}
