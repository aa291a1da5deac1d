package dev.sessiondb.store;

import java.util.Optional;

/**
 * One of the operator's scripts.
 *
 * @param version empty for a repeatable one
 * @param description with spaces for underscores
 * @param path relative to the directory of migrations, with slashes; what the history calls its script
 * @param checksum as Flyway computes it
 */
public record SchemaScript(
        ScriptKind kind, Optional<SchemaVersion> version, String description, String path, String text, int checksum) {

    public SchemaScript {
        if (version.isEmpty() != (kind == ScriptKind.REPEATABLE)) {
            throw new IllegalArgumentException("`" + path + "`: only a repeatable script has no version");
        }
    }

    /** Whether a row of the history is about this script. */
    public boolean describes(HistoryRow row) {
        return version.map(own -> row.version().filter(own::same).isPresent())
                .orElseGet(() -> row.version().isEmpty() && row.description().equals(description));
    }
}
