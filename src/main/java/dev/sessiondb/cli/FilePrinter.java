package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupFile;
import dev.sessiondb.migrate.FileReport;
import dev.sessiondb.preflight.FilePreview;
import dev.sessiondb.store.TableRows;
import java.io.PrintWriter;

/** Prints what writing a source to a file would do, or did. */
final class FilePrinter {
    private final PrintWriter out;
    private final PreviewPrinter parts;

    FilePrinter(PrintWriter out) {
        this.out = out;
        this.parts = new PreviewPrinter(out, false);
    }

    void preview(FilePreview preview) {
        out.println("checks");
        preview.checks().forEach(parts::check);
        preview.source().ifPresent(source -> {
            out.println();
            out.println("plan: " + Words.count(preview.tables().size(), "table") + ", "
                    + Words.count(preview.rows(), "row") + " of `" + source.name() + "` into "
                    + (preview.replaces() ? "" : "a new ") + preview.kind() + " `" + preview.file() + "`");
            preview.tables().forEach(this::table);
        });
        preview.backup().ifPresent(parts::backup);
        out.flush();
    }

    private void table(TableRows table) {
        out.println("  " + table.table() + ": " + Words.count(table.rows(), "row"));
    }

    void report(FileReport report, boolean quiet) {
        if (!quiet) {
            out.println();
            report.phases()
                    .forEach(p -> out.printf("  %-10s %8s%n", p.phase().title(), Words.seconds(p.milliseconds())));
            out.println();
            backup(report);
        }
        report.warnings().forEach(warning -> out.println("warning: " + warning));
        out.println("run " + report.runId() + ": "
                + Words.count(report.preview().rows(), "row") + " in `"
                + report.preview().file() + "`, " + Words.count(report.valuesCompared())
                + " values compared, all equal");
        if (!quiet) {
            out.println("  " + Words.bytes(report.bytes()) + ", SHA-256 " + report.sha256());
        }
        out.flush();
    }

    private void backup(FileReport report) {
        report.backup().ifPresent(backup -> {
            out.println("backup of the file that was replaced");
            file("copy", backup.copy());
            file("dump", backup.dump());
            out.println("  manifest  " + backup.manifest());
            out.println();
        });
    }

    private void file(String name, BackupFile file) {
        out.printf("  %-8s  %s  (%s, SHA-256 %s)%n", name, file.path(), Words.bytes(file.bytes()), file.sha256());
    }
}
