package dev.sessiondb.backup;

import java.nio.file.Path;
import java.time.Instant;

/** What several tests of backups need. */
final class BackupFixtures {
    static final Instant NOW = Instant.parse("2025-01-20T10:30:00Z");

    private BackupFixtures() {}

    static BackupPlan plan(Path directory) {
        return BackupPlanner.plan(directory, NOW, 4096);
    }
}
