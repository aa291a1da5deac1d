package dev.sessiondb.cli;

import dev.sessiondb.config.Environment;
import dev.sessiondb.report.ReportFile;
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

    /** The place, which can be written to as far as is known. */
    Optional<ReportFile> file(Environment environment) {
        return Optional.ofNullable(file)
                .map(name -> ReportFile.at(environment.directory().resolve(name)));
    }
}
