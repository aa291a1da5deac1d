package dev.sessiondb.restore;

import dev.sessiondb.preflight.Preview;
import dev.sessiondb.store.Check;
import java.util.List;
import java.util.Optional;

/**
 * What would happen in PostgreSQL; a dry run ends with it.
 *
 * @param backup empty when none could be chosen
 * @param checks of the backup
 * @param preview every other check and the plan; empty when the backup can't be used
 */
public record ServerRestorePlan(Optional<ChosenBackup> backup, List<Check> checks, Optional<Preview> preview) {

    public ServerRestorePlan {
        checks = List.copyOf(checks);
    }

    /** The first check of the backup that failed. */
    public Optional<Check> obstacle() {
        return checks.stream().filter(Check::failed).findFirst();
    }
}
