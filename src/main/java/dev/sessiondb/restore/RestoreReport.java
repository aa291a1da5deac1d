package dev.sessiondb.restore;

import dev.sessiondb.backup.BackupReport;
import java.util.Optional;

/**
 * What was done.
 *
 * @param replaced the backup of what was there before; empty when nothing was
 */
public record RestoreReport(RestorePlan plan, ChosenBackup backup, Optional<BackupReport> replaced) {}
