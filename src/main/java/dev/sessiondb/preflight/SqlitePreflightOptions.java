package dev.sessiondb.preflight;

import dev.sessiondb.plan.PlanOptions;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What a preflight of the way to SQLite has to know of the run to come.
 *
 * @param replace whether a file that is there may be replaced
 * @param backupDirectory absolute
 * @param startedAt names the backup
 */
public record SqlitePreflightOptions(PlanOptions plan, boolean replace, Path backupDirectory, Instant startedAt) {}
