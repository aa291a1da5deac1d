package dev.sessiondb.migrate;

import dev.sessiondb.backup.BackupPlace;
import dev.sessiondb.profile.Policies;

/**
 * What the operator asked for on the way to SQLite.
 *
 * @param replace whether a file that is there may be replaced
 * @param backups where the backup goes
 * @param policies those of the way forth
 */
public record SqliteOptions(boolean replace, BackupPlace backups, Policies policies) {}
