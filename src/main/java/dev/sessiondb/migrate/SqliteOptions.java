package dev.sessiondb.migrate;

import dev.sessiondb.profile.Policies;
import java.nio.file.Path;

/**
 * What the operator asked for on the way to SQLite.
 *
 * @param replace whether a file that is there may be replaced
 * @param backupDirectory absolute
 * @param policies those of the way forth
 */
public record SqliteOptions(boolean replace, Path backupDirectory, Policies policies) {}
