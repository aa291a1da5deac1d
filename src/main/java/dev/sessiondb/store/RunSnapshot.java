package dev.sessiondb.store;

import java.nio.file.Path;

/**
 * What a run migrates, by which it can be gone on with.
 *
 * @param copy absolute path of the backup copy
 * @param sha256 of the copy, hex
 * @param manifest absolute path of the backup's manifest
 * @param plan SHA-256 of the statements and tables of the plan, hex
 */
public record RunSnapshot(Path copy, String sha256, Path manifest, String plan) {}
