package dev.sessiondb.migrate;

import java.time.Clock;

/**
 * Where a run takes place, for the ledger.
 *
 * @param clock gives the run its id and names the backup
 */
public record RunEnvironment(Clock clock, String toolVersion, String host, long pid, String user) {}
