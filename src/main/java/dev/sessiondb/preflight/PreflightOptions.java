package dev.sessiondb.preflight;

import dev.sessiondb.plan.PlanOptions;
import dev.sessiondb.store.OnConflict;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What a preflight has to know of the run to come.
 *
 * @param backupDirectory absolute
 * @param startedAt names the backup
 */
public record PreflightOptions(PlanOptions plan, OnConflict onConflict, Path backupDirectory, Instant startedAt) {}
