package dev.sessiondb.restore;

import dev.sessiondb.migrate.MigrationReport;

/**
 * What was done in PostgreSQL.
 *
 * @param migration the run; its backup is that of what was there before
 */
public record ServerRestoreReport(ChosenBackup backup, MigrationReport migration) {}
