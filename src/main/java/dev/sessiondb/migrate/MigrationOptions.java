package dev.sessiondb.migrate;

import dev.sessiondb.store.OnConflict;
import dev.sessiondb.verify.VerifyMode;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * What the operator asked for.
 *
 * @param jobs tables loaded at once, 1 to the number of cores
 * @param backupDirectory absolute
 * @param zone of times written without one
 */
public record MigrationOptions(int jobs, VerifyMode verify, OnConflict onConflict, Path backupDirectory, ZoneId zone) {

    public MigrationOptions {
        if (jobs < 1) {
            throw new IllegalArgumentException("jobs must be at least 1");
        }
    }
}
