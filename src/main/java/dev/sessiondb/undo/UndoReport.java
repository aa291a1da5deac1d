package dev.sessiondb.undo;

import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.store.UndoPlan;
import java.util.Optional;

/**
 * What was done.
 *
 * @param done to the row
 * @param backup of what went; empty when nothing did
 */
public record UndoReport(UndoPreview preview, UndoPlan done, Optional<BackupReport> backup) {}
