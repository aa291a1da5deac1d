package dev.sessiondb.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The names of a backup's files: {@code session-backup-2025-01-20T10-30-00-000Z} and what it ends in. */
record BackupNames(Path directory, Instant time) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss-SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String COPY = ".db";
    private static final String PARTIAL = ".partial";

    Path copy() {
        return name(COPY);
    }

    Path dump() {
        return name(".json");
    }

    Path manifest() {
        return name(".manifest.json");
    }

    /** All that must be free. */
    List<Path> all() {
        return List.of(copy(), dump(), manifest(), name(PARTIAL));
    }

    BackupNames later() {
        return new BackupNames(directory, time.plusMillis(1));
    }

    /** The directory in which the planned files are made before they get their names. */
    static Path partial(BackupPlan plan) {
        String copy = String.valueOf(plan.copy().getFileName());
        return plan.directory().resolve(copy.substring(0, copy.length() - COPY.length()) + PARTIAL);
    }

    private Path name(String ending) {
        return directory.resolve("session-backup-" + TIME.format(time) + ending);
    }
}
