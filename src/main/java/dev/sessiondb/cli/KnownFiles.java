package dev.sessiondb.cli;

import dev.sessiondb.cli.KnownFile.Made;
import dev.sessiondb.migrate.FileReport;
import dev.sessiondb.migrate.ReportedRun;
import dev.sessiondb.migrate.SqliteReport;
import dev.sessiondb.migrate.SqliteTableReport;
import dev.sessiondb.plan.SqlitePlan;
import dev.sessiondb.preflight.FilePreview;
import dev.sessiondb.preflight.SqlitePreview;
import dev.sessiondb.report.FileRun.Changes;
import dev.sessiondb.report.FileRun.Done;
import dev.sessiondb.report.FileRun.FileTable;
import dev.sessiondb.report.KeptBackup.KeptFile;
import dev.sessiondb.store.SourceDescription;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What migrations to a file know of it. */
final class KnownFiles {
    private static final String RENAMED =
            "The file was finished and compared beside its place, and got its name by one rename.";
    private static final String PRINTED =
            "The document was finished and compared in a private file before its first byte went to standard output.";

    private KnownFiles() {}

    static KnownFile of(FilePreview preview) {
        return file(preview, Optional.empty());
    }

    static KnownFile of(FileReport report) {
        FilePreview preview = report.preview();
        KnownFile known = of(preview);
        String proof = compared(report.valuesCompared(), preview.rows(), "the source");
        Optional<KeptFile> file = known.standardOutput()
                ? Optional.empty()
                : Optional.of(sum(preview.file(), report.bytes(), report.sha256()));
        return file(
                preview,
                Optional.of(new Made(
                        Optional.of(report.runId()),
                        new Done(known.standardOutput() ? PRINTED : RENAMED, proof, file),
                        report.backup().map(ReportedRun::backup),
                        ReportedRun.phases(report.phases()),
                        report.warnings())));
    }

    private static KnownFile file(FilePreview preview, Optional<Made> made) {
        return new KnownFile(
                preview.source().map(SourceDescription::name).orElse("the source"),
                preview.file(),
                preview.replaces(),
                preview.checks(),
                List.of(),
                preview.tables().stream()
                        .map(table -> new FileTable(table.table(), table.table(), table.rows(), Optional.empty()))
                        .toList(),
                preview.backup(),
                made);
    }

    static KnownFile of(SqlitePreview preview) {
        List<FileTable> tables = preview.plan().map(SqlitePlan::tables).orElse(List.of()).stream()
                .map(table -> new FileTable(table.source(), table.target(), table.rows(), Optional.empty()))
                .toList();
        return sqlite(preview, tables, Optional.empty());
    }

    /** Of a dry run, which tried it. */
    static KnownFile tried(SqliteReport report) {
        return report.tables().isEmpty()
                ? of(report.preview())
                : sqlite(report.preview(), tables(report), Optional.empty());
    }

    static KnownFile of(SqliteReport report) {
        long rows = report.tables().stream().mapToLong(SqliteTableReport::rows).sum();
        long values = report.tables().stream()
                .mapToLong(SqliteTableReport::valuesCompared)
                .sum();
        return sqlite(
                report.preview(),
                tables(report),
                Optional.of(new Made(
                        Optional.of(report.runId()),
                        new Done(RENAMED, compared(values, rows, "PostgreSQL"), Optional.empty()),
                        report.backup().map(ReportedRun::backup),
                        ReportedRun.phases(report.phases()),
                        report.warnings())));
    }

    private static KnownFile sqlite(SqlitePreview preview, List<FileTable> tables, Optional<Made> made) {
        return new KnownFile(
                preview.server()
                        .map(server -> server.name() + ", schema " + server.schema())
                        .orElse("PostgreSQL"),
                preview.file(),
                preview.replaces(),
                preview.checks(),
                preview.plan().map(SqlitePlan::findings).orElse(List.of()),
                tables,
                preview.backup(),
                made);
    }

    private static List<FileTable> tables(SqliteReport report) {
        return report.tables().stream()
                .map(table -> new FileTable(
                        table.source(),
                        table.target(),
                        table.rows(),
                        Optional.of(new Changes(
                                table.unchanged(),
                                table.changed(),
                                table.inserted(),
                                table.removed(),
                                table.valuesCompared()))))
                .toList();
    }

    private static String compared(long values, long rows, String with) {
        return Words.count(values, "value") + " in " + Words.count(rows, "row") + " were read again and compared with "
                + with + ": all equal.";
    }

    static KeptFile sum(Path file, long bytes, String sha256) {
        return new KeptFile("file", file.toString(), OptionalLong.of(bytes), Optional.of(sha256));
    }
}
