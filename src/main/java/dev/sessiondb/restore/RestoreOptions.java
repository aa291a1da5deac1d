package dev.sessiondb.restore;

import java.nio.file.Path;
import java.time.Instant;

/**
 * What is asked for.
 *
 * @param backup {@code latest}, the name of a backup, the id of a run, or the path of a manifest, a copy, a dump, a session file or a directory of backups
 * @param backupDirectory where names are looked up, and where the backup of what is replaced goes
 * @param workingDirectory where a relative path begins, absolute
 * @param now names the backup of what is replaced
 */
public record RestoreOptions(String backup, Path backupDirectory, Path workingDirectory, Instant now) {}
