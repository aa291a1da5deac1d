package dev.sessiondb.store;

import java.time.Instant;
import java.util.Optional;

/**
 * One run as the ledger has it.
 *
 * @param state as stored, {@link RunState#text}
 * @param phase the run is in, or ended in
 * @param updatedAt when the ledger last heard of it
 * @param finishedAt empty while the run is under way, or when it died
 * @param underWay whether the lock of the schema is held while the run isn't at its end: false for one that died
 * @param source absolute path
 * @param pid of its process, on its host
 * @param snapshot the backup copy that was migrated; empty before the backup was done, or in a ledger of an earlier version
 * @param error code and message of a failed run
 * @param detail a JSON object
 */
public record RunSummary(
        String runId,
        String state,
        String phase,
        Instant startedAt,
        Instant updatedAt,
        Optional<Instant> finishedAt,
        boolean underWay,
        String source,
        String toolVersion,
        String host,
        long pid,
        String user,
        Optional<RunSnapshot> snapshot,
        Optional<String> error,
        String detail) {

    /** Whether it ended without saying how. */
    public boolean died() {
        return finishedAt.isEmpty() && !underWay;
    }
}
