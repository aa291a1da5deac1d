package dev.sessiondb.cli;

import dev.sessiondb.report.ReportFile;
import dev.sessiondb.restore.RestorePlan;
import dev.sessiondb.restore.RestoreReport;
import dev.sessiondb.restore.Restorer;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** A restore into a file, and what it prints. */
final class FileRestore {
    private final Console console;
    private final PartialResult partial;
    private final Options options;

    /** How much is printed, and for which command. */
    record Options(RestoreTarget to, boolean json, boolean quiet, CommandSpec spec, Optional<ReportFile> report) {}

    FileRestore(Console console, PartialResult partial, Options options) {
        this.console = console;
        this.partial = partial;
        this.options = options;
    }

    int restore(Restorer restorer, boolean real) {
        List<String> arguments =
                options.spec().root().commandLine().getParseResult().originalArgs();
        PageOutput output = new PageOutput(console, partial, options.report(), options.json() || options.quiet());
        FileReportPage page = new FileReportPage(
                output, new RunContents.Asked("restore", real, NextSteps.forReal(arguments)), options.to());
        return page.around(() -> real ? run(restorer, page) : preview(restorer, page));
    }

    private int preview(Restorer restorer, FileReportPage page) {
        RestorePlan plan = restorer.plan();
        planned(plan, page);
        if (plan.obstacle().isPresent()) {
            throw Restorer.refusal(plan.obstacle().get());
        }
        page.write();
        if (options.json()) {
            JsonDocument.success(options.spec().qualifiedName(" "), partial).print(console.out());
        } else {
            printer()
                    .next(
                            plan,
                            options.spec().root().commandLine().getParseResult().originalArgs());
        }
        return 0;
    }

    private int run(Restorer restorer, FileReportPage page) {
        RestoreReport report = restorer.run(plan -> planned(plan, page));
        page.known(KnownRestore.of(report));
        partial.set(RestoreResults.report(report, options.to()));
        if (!options.json()) {
            printer().report(report, options.quiet());
        }
        page.write();
        if (options.json()) {
            JsonDocument.success(options.spec().qualifiedName(" "), partial).print(console.out());
        }
        return 0;
    }

    private void planned(RestorePlan plan, FileReportPage page) {
        page.known(KnownRestore.of(plan));
        partial.set(RestoreResults.plan(plan, options.to()));
        if (!options.json() && !options.quiet()) {
            printer().plan(plan);
        }
    }

    private RestorePrinter printer() {
        return new RestorePrinter(console.out(), options.to());
    }
}
