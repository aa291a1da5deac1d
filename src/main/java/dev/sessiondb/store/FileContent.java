package dev.sessiondb.store;

import java.nio.file.Path;

/**
 * A finished file, and what its content must be.
 *
 * @param sha256 64 lower-case hex digits
 */
public record FileContent(Path path, long bytes, String sha256) {}
