package dev.sessiondb.migrate;

import dev.sessiondb.backup.BackupPlace;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.verify.VerifyMode;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the operator asked for.
 *
 * @param jobs connections that load at once, 1 to the number of cores
 * @param backups where the backup goes
 * @param configured what is configured, for the checks
 * @param cutover the change of the default backend that follows, when it was asked for
 */
public record MigrationOptions(
        int jobs,
        VerifyMode verify,
        OnConflict onConflict,
        BackupPlace backups,
        Policies policies,
        Configuration configured,
        Optional<DefaultBackendChange> cutover,
        RunMode mode) {

    /** The zone of times written without one. */
    ZoneId zone() {
        return policies.choices().zone().orElse(ZoneId.of("UTC"));
    }

    public MigrationOptions {
        if (jobs < 1) {
            throw new IllegalArgumentException("jobs must be at least 1");
        }
    }
}
