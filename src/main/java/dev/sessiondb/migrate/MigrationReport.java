package dev.sessiondb.migrate;

import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.store.SequenceStart;
import dev.sessiondb.verify.VerifyMode;
import java.util.List;

/**
 * A run that is published.
 *
 * @param warnings what the operator should know, such as rows written to the source after the snapshot
 */
public record MigrationReport(
        String runId,
        Preview preview,
        BackupReport backup,
        VerifyMode verify,
        List<TableReport> tables,
        List<SequenceStart> sequences,
        List<PhaseTime> phases,
        List<String> warnings) {

    public MigrationReport {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        phases = List.copyOf(phases);
        warnings = List.copyOf(warnings);
    }

    public long inserted() {
        return tables.stream().mapToLong(TableReport::inserted).sum();
    }
}
