package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.cli.KnownFile.Made;
import dev.sessiondb.migrate.ReportedRun;
import dev.sessiondb.report.FileRun.Done;
import dev.sessiondb.report.FileRun.FileTable;
import dev.sessiondb.report.KeptBackup.KeptFile;
import dev.sessiondb.restore.ChosenBackup;
import dev.sessiondb.restore.RestoreAction;
import dev.sessiondb.restore.RestorePlan;
import dev.sessiondb.restore.RestoreReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a restore into a file knows of it. */
final class KnownRestore {
    private KnownRestore() {}

    static KnownFile of(RestorePlan plan) {
        return known(plan, Optional.empty());
    }

    static KnownFile of(RestoreReport report) {
        RestorePlan plan = report.plan();
        boolean nothing = plan.action() == RestoreAction.NOTHING;
        String whole = nothing
                ? "The file holds exactly this backup already; nothing was written."
                : "The file was written beside its place, read back, and got its name by one rename.";
        Optional<KeptFile> file =
                plan.content().map(content -> KnownFiles.sum(plan.destination(), content.bytes(), content.sha256()));
        Done done =
                new Done(whole, "The file holds what the backup has, byte for byte: their SHA-256 is the same.", file);
        return known(
                plan,
                Optional.of(new Made(
                        Optional.empty(), done, report.replaced().map(ReportedRun::backup), List.of(), List.of())));
    }

    private static KnownFile known(RestorePlan plan, Optional<Made> made) {
        return new KnownFile(
                plan.backup().map(ChosenBackup::name).orElse("the backup"),
                plan.destination(),
                plan.action() == RestoreAction.REPLACE,
                plan.checks(),
                List.of(),
                plan.backup().flatMap(ChosenBackup::entry).map(BackupEntry::rows).orElse(Map.of()).entrySet().stream()
                        .map(table -> new FileTable(table.getKey(), table.getKey(), table.getValue(), Optional.empty()))
                        .toList(),
                plan.replaced(),
                made);
    }
}
