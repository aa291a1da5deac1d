package dev.sessiondb.migrate;

import java.nio.file.Path;
import java.time.ZoneId;

/**
 * What the operator asked for on the way to SQLite.
 *
 * @param replace whether a file that is there may be replaced
 * @param backupDirectory absolute
 * @param zone of times written without one
 */
public record SqliteOptions(boolean replace, Path backupDirectory, ZoneId zone) {}
