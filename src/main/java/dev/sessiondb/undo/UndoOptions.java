package dev.sessiondb.undo;

import dev.sessiondb.backup.BackupPlace;

/**
 * What the operator asked for.
 *
 * @param runId the run to take back
 * @param keepChanged whether what was changed since stays, instead of being in the way
 * @param backups where what goes is backed up
 */
public record UndoOptions(String runId, boolean keepChanged, BackupPlace backups) {}
