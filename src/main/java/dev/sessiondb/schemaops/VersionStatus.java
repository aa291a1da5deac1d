package dev.sessiondb.schemaops;

import dev.sessiondb.store.HistoryRow;
import dev.sessiondb.store.SchemaScript;
import dev.sessiondb.store.SchemaVersion;
import java.util.List;
import java.util.Optional;

/**
 * One version of a history.
 *
 * @param version empty for a repeatable script
 * @param row what the history says; empty when it isn't applied
 * @param script what the directory has; always empty for what a run derived
 * @param undo whether there is a script that takes it back; for what a run derived, whether its inverse is kept
 * @param differences what isn't as recorded, each in words
 * @param notes what is worth knowing and no difference
 */
public record VersionStatus(
        Optional<SchemaVersion> version,
        String description,
        VersionState state,
        Optional<HistoryRow> row,
        Optional<SchemaScript> script,
        boolean undo,
        List<String> differences,
        List<String> notes) {

    public VersionStatus {
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
    }

    /** Its version, or the description of a repeatable one. */
    public String name() {
        return version.map(SchemaVersion::text).orElse(description);
    }

    /** Whether it is in force. */
    public boolean applied() {
        return state == VersionState.APPLIED || state == VersionState.CHANGED || state == VersionState.MISSING;
    }

    /** Whether it waits to be applied. */
    public boolean pending() {
        return state == VersionState.PENDING || state == VersionState.OUT_OF_ORDER;
    }
}
