package dev.sessiondb.store;

import java.time.Instant;
import java.util.Optional;

/**
 * One run as the ledger has it.
 *
 * @param state as stored, a {@link RunState} in lower case
 * @param phase the run is in, or ended in
 * @param finishedAt empty while the run is under way, or when it died
 * @param source absolute path
 * @param error code and message of a failed run
 * @param detail a JSON object
 */
public record RunSummary(
        String runId,
        String state,
        String phase,
        Instant startedAt,
        Optional<Instant> finishedAt,
        String source,
        String toolVersion,
        String host,
        String user,
        Optional<String> error,
        String detail) {}
