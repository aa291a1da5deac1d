package dev.sessiondb.cli;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.migrate.FileMigrator;
import dev.sessiondb.migrate.FileReport;
import dev.sessiondb.preflight.FilePreview;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Carries out a migration to a file for a command, and prints what it is told. */
final class FileOutput {
    private final PartialResult partial;
    private final OutputOptions output;
    private final CommandSpec spec;
    private final PrintWriter out;
    private final FileReportPage page;

    /** @param out where text goes: not standard output, when that takes the file */
    FileOutput(PrintWriter out, PartialResult partial, OutputOptions output, CommandSpec spec, FileReportPage page) {
        this.partial = partial;
        this.output = output;
        this.spec = spec;
        this.out = out;
        this.page = page;
    }

    int carryOut(FileMigrator migrator, boolean real) {
        return page.around(() -> real ? run(migrator) : preview(migrator));
    }

    private int preview(FileMigrator migrator) {
        FilePreview preview = migrator.preview();
        previewed(preview);
        Optional<ErrorCode> obstacle = preview.obstacle();
        if (obstacle.isPresent()) {
            throw FileMigrator.refusal(obstacle.get(), preview);
        }
        page.write();
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(out);
        } else {
            out.println(
                    NextSteps.realRun(spec.root().commandLine().getParseResult().originalArgs()));
        }
        return 0;
    }

    private int run(FileMigrator migrator) {
        FileReport report = migrator.run(this::previewed);
        page.known(KnownFiles.of(report));
        partial.set(JsonFileResults.report(report));
        if (!output.json()) {
            new FilePrinter(out).report(report, output.quiet());
        }
        page.write();
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(out);
        }
        return 0;
    }

    private void previewed(FilePreview preview) {
        page.known(KnownFiles.of(preview));
        partial.set(JsonFileResults.preview(preview));
        if (!output.json() && !output.quiet()) {
            new FilePrinter(out).preview(preview);
        }
    }
}
