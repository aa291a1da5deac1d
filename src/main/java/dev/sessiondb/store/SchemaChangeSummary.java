package dev.sessiondb.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One attempt as the ledger has it.
 *
 * @param action as stored, a {@link SchemaAction} in lower case
 * @param state {@code started}, {@code done}, {@code failed}, or {@code died}: it is not at an end, and nobody is at work; the server rolled it back
 * @param finishedAt empty while it is under way, or when it died
 * @param backup the manifest's path
 * @param error of one that failed: script, line and the server's message
 */
public record SchemaChangeSummary(
        String id,
        String action,
        String state,
        List<String> versions,
        Instant startedAt,
        Optional<Instant> finishedAt,
        String user,
        String databaseUser,
        String host,
        String toolVersion,
        Optional<String> backup,
        Optional<String> error) {

    public SchemaChangeSummary {
        versions = List.copyOf(versions);
    }
}
