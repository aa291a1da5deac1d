package dev.sessiondb.preflight;

import dev.sessiondb.backup.BackupPlace;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.plan.PlanOptions;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.OnConflict;
import java.time.Instant;
import java.util.Optional;

/**
 * What a preflight has to know of the run to come.
 *
 * @param backups where the backup goes
 * @param startedAt names the backup
 * @param configured what is configured
 * @param cutover the check of the cutover that is to follow, if one is
 */
public record PreflightOptions(
        PlanOptions plan,
        OnConflict onConflict,
        BackupPlace backups,
        Instant startedAt,
        Configuration configured,
        Optional<Check> cutover) {}
