package dev.sessiondb.backup;

import java.util.Optional;

/**
 * What takes a backup.
 *
 * @param tool such as {@code sessiondb 1.0.0}
 * @param run the id of the run it belongs to, such as {@code 20261120T204500Z-4f1c}; a restore has none
 * @param command such as {@code migrate to postgres}
 */
record BackupMaker(String tool, Optional<String> run, Optional<String> command) {}
