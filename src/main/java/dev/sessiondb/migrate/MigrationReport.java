package dev.sessiondb.migrate;

import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.store.SequenceStart;
import dev.sessiondb.verify.VerifyMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run that is published, or rehearsed.
 *
 * @param rehearsal what was measured, where nothing was to be published
 * @param rejects rows that were left out, and where they are
 * @param cutover the change of the default backend that followed
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
        LoadMeasures measures,
        Optional<RejectReport> rejects,
        Optional<CutoverReport> cutover,
        Optional<Rehearsal> rehearsal,
        List<String> warnings) {

    public MigrationReport {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        phases = List.copyOf(phases);
        warnings = List.copyOf(warnings);
    }

    MigrationReport with(CutoverReport done) {
        List<String> all = new ArrayList<>(warnings);
        done.warning().ifPresent(all::add);
        return new MigrationReport(
                runId,
                preview,
                backup,
                verify,
                tables,
                sequences,
                phases,
                measures,
                rejects,
                Optional.of(done),
                rehearsal,
                all);
    }

    MigrationReport with(String warning) {
        List<String> all = new ArrayList<>(warnings);
        all.add(warning);
        return new MigrationReport(
                runId, preview, backup, verify, tables, sequences, phases, measures, rejects, cutover, rehearsal, all);
    }

    MigrationReport with(Rehearsal measured) {
        return new MigrationReport(
                runId,
                preview,
                backup,
                verify,
                tables,
                sequences,
                phases,
                measures,
                rejects,
                cutover,
                Optional.of(measured),
                warnings);
    }

    /** How many of the source's rows are where the report says they are. */
    public long accountedRows() {
        return tables.stream()
                .mapToLong(t -> t.inserted() + t.unchanged() + t.updated() + t.skipped() + t.rejected())
                .sum();
    }

    /** How many rows the source has. */
    public long sourceRows() {
        return tables.stream().mapToLong(t -> t.rows() + t.rejected()).sum();
    }

    public long inserted() {
        return tables.stream().mapToLong(TableReport::inserted).sum();
    }
}
