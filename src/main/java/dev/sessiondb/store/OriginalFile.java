package dev.sessiondb.store;

import java.nio.file.Path;

/**
 * The file that a source was read from, where that is no SQLite database.
 *
 * @param path absolute
 * @param bytes its size
 * @param sha256 of what was read, as 64 lower-case hex digits
 */
public record OriginalFile(Path path, long bytes, String sha256) {}
