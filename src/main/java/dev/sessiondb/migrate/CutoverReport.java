package dev.sessiondb.migrate;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The default backend was changed.
 *
 * @param copy the config file as it was; empty when nothing had to be changed, or there was none
 * @param warning what didn't work beside the change itself
 */
public record CutoverReport(CutoverPlan plan, Optional<Path> copy, Optional<String> warning) {}
