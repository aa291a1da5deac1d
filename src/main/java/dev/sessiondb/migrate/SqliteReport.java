package dev.sessiondb.migrate;

import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.preflight.SqlitePreview;
import java.util.List;
import java.util.Optional;

/**
 * What a way to SQLite did or, as a rehearsal, would do.
 *
 * @param backup of the file that was replaced
 * @param tables empty when it couldn't be tried
 * @param warnings what the operator should know, such as orphans
 */
public record SqliteReport(
        String runId,
        SqlitePreview preview,
        Optional<BackupReport> backup,
        List<SqliteTableReport> tables,
        List<PhaseTime> phases,
        List<String> warnings) {

    public SqliteReport {
        tables = List.copyOf(tables);
        phases = List.copyOf(phases);
        warnings = List.copyOf(warnings);
    }
}
