package dev.sessiondb.telemetry;

import java.util.Optional;

/**
 * The command that is observed.
 *
 * @param command such as {@code migrate to postgres}, without its arguments
 * @param dryRun of a command that has dry runs, whether this is one
 * @param version of this program
 */
public record ObservedRun(String command, Optional<Boolean> dryRun, String version) {}
