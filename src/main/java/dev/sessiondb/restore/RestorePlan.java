package dev.sessiondb.restore;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.FileContent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What would happen; a dry run ends with it.
 *
 * @param backup empty when none could be chosen
 * @param content what is put in place; empty when it couldn't be made
 * @param replaced where the backup of what is replaced goes; empty when nothing is
 */
public record RestorePlan(
        Optional<ChosenBackup> backup,
        Optional<FileContent> content,
        Path destination,
        RestoreAction action,
        List<Check> checks,
        Optional<BackupPlan> replaced) {

    public RestorePlan {
        checks = List.copyOf(checks);
    }

    /** The first check that failed; it decides how the command ends. */
    public Optional<Check> obstacle() {
        return checks.stream().filter(Check::failed).findFirst();
    }
}
