package dev.sessiondb.migrate;

import dev.sessiondb.backup.BackupFile;
import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.report.CarriedRun;
import dev.sessiondb.report.CarriedRun.CarriedTable;
import dev.sessiondb.report.CarriedRun.Counts;
import dev.sessiondb.report.CarriedRun.RejectedRows;
import dev.sessiondb.report.KeptBackup;
import dev.sessiondb.report.KeptBackup.KeptFile;
import dev.sessiondb.report.PhaseDuration;
import dev.sessiondb.store.SequenceStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What a run did, as its page and the ledger have it. */
public final class ReportedRun {
    private ReportedRun() {}

    /** What became of its rows. */
    public static CarriedRun carried(MigrationReport report) {
        return new CarriedRun(
                report.verify().name().toLowerCase(Locale.ROOT),
                report.tables().stream().map(table -> table(table, report)).toList(),
                report.sequences().stream().map(ReportedRun::sequence).toList(),
                report.rejects().map(rejects -> new RejectedRows(rejects.file().toString(), rejects.rows())),
                report.measures().samples());
    }

    private static CarriedTable table(TableReport table, MigrationReport report) {
        Long bytes = report.measures().bytes().get(table.target());
        return new CarriedTable(
                table.source(),
                table.target(),
                table.rows(),
                new Counts(
                        table.inserted(),
                        table.unchanged(),
                        table.updated(),
                        table.skipped(),
                        table.deleted(),
                        table.rejected()),
                bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes),
                table.loadMilliseconds(),
                table.valuesCompared());
    }

    private static String sequence(SequenceStart sequence) {
        String column = "`" + sequence.table() + "." + sequence.column() + "`";
        return sequence.next().isPresent()
                ? column + " goes on with " + sequence.next().getAsLong()
                : column + " can give no further id: the highest there is has been used";
    }

    /** How long its phases took. */
    public static List<PhaseDuration> phases(List<PhaseTime> phases) {
        return phases.stream()
                .map(time -> new PhaseDuration(time.phase().title(), time.milliseconds()))
                .toList();
    }

    /** A backup that was made. */
    public static KeptBackup backup(BackupReport backup) {
        List<KeptFile> files = new ArrayList<>();
        files.add(file("copy", backup.copy()));
        files.add(file("dump", backup.dump()));
        backup.original().ifPresent(original -> files.add(file("original", original)));
        return new KeptBackup(true, files, backup.manifest().toString());
    }

    private static KeptFile file(String name, BackupFile file) {
        return new KeptFile(name, file.path().toString(), OptionalLong.of(file.bytes()), Optional.of(file.sha256()));
    }

    /** A backup that would be made. */
    public static KeptBackup backup(BackupPlan backup) {
        return backup(backup, false);
    }

    /** One that was made before the run failed; its sums are in its manifest. */
    public static KeptBackup made(BackupPlan backup) {
        return backup(backup, true);
    }

    private static KeptBackup backup(BackupPlan backup, boolean made) {
        return new KeptBackup(
                made,
                List.of(
                        new KeptFile(
                                "copy",
                                backup.copy().toString(),
                                OptionalLong.of(backup.copyBytes()),
                                Optional.empty()),
                        new KeptFile("dump", backup.dump().toString(), OptionalLong.empty(), Optional.empty())),
                backup.manifest().toString());
    }
}
