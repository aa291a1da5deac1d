package dev.sessiondb.store;

import java.nio.file.Path;
import java.time.Instant;

/**
 * One attempt to migrate, as the ledger knows it from the start.
 *
 * @param runId such as {@code 20261120T204500Z-4f1c}
 * @param source absolute path
 * @param toolVersion of sessiondb
 */
public record RunRecord(
        String runId, Instant startedAt, Path source, String toolVersion, String host, long pid, String user) {}
