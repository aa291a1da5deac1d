package dev.sessiondb.store;

import java.util.List;
import java.util.Optional;

/**
 * A migration that a run derived and published, as {@code sessiondb_migrations} keeps it.
 *
 * @param checksum of the text that is kept, as Flyway computes it
 * @param inverse the statements that take it back
 * @param changes how these tables differ now from what it made, each in words
 * @param notCompared why they could not be compared
 */
public record DerivedMigration(
        SchemaVersion version,
        String runId,
        String description,
        int checksum,
        String inverse,
        List<TableChange> changes,
        Optional<String> notCompared) {

    public DerivedMigration {
        changes = List.copyOf(changes);
    }

    /** A table that isn't any more what was made. */
    public record TableChange(String table, String what) {}
}
