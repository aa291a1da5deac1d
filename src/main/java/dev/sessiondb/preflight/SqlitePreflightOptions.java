package dev.sessiondb.preflight;

import dev.sessiondb.backup.BackupPlace;
import dev.sessiondb.plan.PlanOptions;
import java.time.Instant;

/**
 * What a preflight of the way to SQLite has to know of the run to come.
 *
 * @param replace whether a file that is there may be replaced
 * @param backups where the backup goes
 * @param startedAt names the backup
 */
public record SqlitePreflightOptions(PlanOptions plan, boolean replace, BackupPlace backups, Instant startedAt) {}
