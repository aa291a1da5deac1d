package dev.sessiondb.store;

import java.time.Instant;
import java.util.Optional;

/**
 * The default backend was changed, or changed back.
 *
 * @param backend the default from then on
 * @param runId the run that led to it, if one did
 * @param configFile absolute path of the file that was changed
 * @param toolVersion of sessiondb
 * @param user of the operating system
 */
public record Cutover(
        Instant at,
        String backend,
        Optional<String> runId,
        String configFile,
        String toolVersion,
        String host,
        String user) {}
