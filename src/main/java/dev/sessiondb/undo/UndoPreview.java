package dev.sessiondb.undo;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.TargetDescription;
import dev.sessiondb.store.UndoPlan;
import java.util.List;
import java.util.Optional;

/**
 * What would happen; a dry run ends with it.
 *
 * @param target empty when it doesn't answer
 * @param plan likewise
 * @param backup of what goes; empty when nothing does
 */
public record UndoPreview(
        Optional<TargetDescription> target, Optional<UndoPlan> plan, Optional<BackupPlan> backup, List<Check> checks) {

    public UndoPreview {
        checks = List.copyOf(checks);
    }

    /** The first check that failed. */
    public Optional<Check> obstacle() {
        return checks.stream().filter(Check::failed).findFirst();
    }
}
