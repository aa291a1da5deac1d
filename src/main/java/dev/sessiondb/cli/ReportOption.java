package dev.sessiondb.cli;

import dev.sessiondb.config.Environment;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.report.ReportFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a page that tells of the run goes. */
final class ReportOption {
    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write a page to show to others, in one HTML file; an earlier report is replaced.")
    private @Nullable String file;

    /** The same of a command that makes a file, which can't be the page, too. */
    Optional<ReportFile> beside(Path made, Environment environment) {
        Optional<ReportFile> page = file(environment);
        if (page.filter(report -> SameFile.of(report.path(), made)).isPresent()) {
            throw Problem.of(ErrorCode.USAGE, "the report and the file would both be `" + made + "`")
                    .hint("give another file for the report")
                    .toException();
        }
        return page;
    }

    /** The place, which can be written to as far as is known. */
    Optional<ReportFile> file(Environment environment) {
        return Optional.ofNullable(file)
                .map(name -> ReportFile.at(environment.directory().resolve(name)));
    }
}
