package dev.sessiondb.cli;

import dev.sessiondb.report.Page;
import dev.sessiondb.report.PageWriter;
import dev.sessiondb.report.ReportFile;
import dev.sessiondb.report.RunPage;
import dev.sessiondb.store.RunSummary;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sessiondb runs report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes the page of a run again from the ledger: one HTML file, or standard output.",
            "What the ledger doesn't hold is said to be not recorded. Changes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  sessiondb runs report latest --report run.html",
            "",
            "Exit status: 0 made, 2 bad command line or no such run, 3 bad configuration, 12 PostgreSQL does not answer."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RunsReportCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AskedRun asked;

    @Mixin
    private ReportOption reportOption;

    @Mixin
    private OutputOptions output;

    RunsReportCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        Optional<ReportFile> file = reportOption.file(console.environment());
        if (output.json() && file.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "`--json` and the page would both go to standard output: give the page a file with `--report FILE`");
        }
        RunSummary run = asked.find(console, partial);
        Page page = RunPage.of(
                new RecordedContent(run, asked.schema()).content(),
                Backends.surroundings().clock().instant());
        if (file.isEmpty()) {
            console.out().print(PageWriter.write(page));
            console.out().flush();
            return 0;
        }
        new PageOutput(console, partial, file, output.json() || output.quiet()).require(page);
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        }
        return 0;
    }
}
