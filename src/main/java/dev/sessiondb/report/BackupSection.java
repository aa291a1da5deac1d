package dev.sessiondb.report;

import dev.sessiondb.report.DataTable.Column;
import dev.sessiondb.report.KeptBackup.KeptFile;
import java.util.List;
import java.util.Optional;

/** What was kept before anything was written, and how to know that it is still good. */
final class BackupSection {
    private BackupSection() {}

    static Section of(RunContent run) {
        List<Block> blocks = run.backup()
                .map(BackupSection::blocks)
                .orElseGet(() -> run.real()
                        ? NotRecorded.of("which backup was made", run)
                        : List.of(new Paragraph("None was planned.")));
        return new Section("backup", "Backup", blocks);
    }

    private static List<Block> blocks(KeptBackup backup) {
        List<List<String>> rows =
                backup.files().stream().map(BackupSection::row).toList();
        List<Column> columns =
                List.of(Column.text("file"), Column.name("path"), Column.number("size"), Column.name("SHA-256"));
        String caption = backup.made() ? "files of the backup" : "files that a real run would make";
        String manifest = backup.made()
                ? "The manifest `" + backup.manifest()
                        + "` names these sums; `sessiondb backups verify` reads every file again."
                : "The manifest will be `" + backup.manifest() + "`.";
        return List.of(new DataTable(caption, columns, rows, Optional.empty()), new Paragraph(manifest));
    }

    private static List<String> row(KeptFile file) {
        return List.of(
                file.name(),
                file.path(),
                file.bytes().isPresent() ? Amounts.bytes(file.bytes().getAsLong()) : "",
                file.sha256().orElse(""));
    }
}
