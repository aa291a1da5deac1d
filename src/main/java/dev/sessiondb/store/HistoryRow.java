package dev.sessiondb.store;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of a schema history, whose form is Flyway's.
 *
 * @param version empty for a repeatable script
 * @param type such as {@code SQL}, {@code BASELINE}, {@code DELETE}
 * @param installedOn in the server's own time zone as Flyway writes it; read as UTC
 * @param milliseconds how long it took
 */
public record HistoryRow(
        int rank,
        Optional<SchemaVersion> version,
        String description,
        String type,
        String script,
        Optional<Integer> checksum,
        String installedBy,
        Instant installedOn,
        long milliseconds,
        boolean success) {

    /** Whether Flyway wrote it to say that a version whose script is gone counts no more. */
    public boolean deletes() {
        return type.equals("DELETE");
    }

    /** Whether it stands for a script. */
    public boolean ofScript() {
        return type.equals("SQL") || type.equals("JDBC") || type.equals("SCRIPT");
    }
}
