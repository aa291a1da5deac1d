package dev.sessiondb.migrate;

import dev.sessiondb.store.SourceStore;
import java.nio.file.Path;

/**
 * A run that makes the target's tables equal to a backup's: it reads the backup where it lies, and backs up what the target has.
 *
 * @param server the target's tables as a source
 * @param copy the finished database that is read
 * @param name the backup's file, for the ledger; absolute
 */
public record Replacement(SourceStore server, Path copy, Path name) {}
