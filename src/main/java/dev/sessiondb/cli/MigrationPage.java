package dev.sessiondb.cli;

import dev.sessiondb.error.Problem;
import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.report.RunContent;
import dev.sessiondb.report.RunPage;
import java.util.Optional;
import java.util.function.IntSupplier;

/** The page of a run that writes to PostgreSQL, however that ends. */
final class MigrationPage {
    private final PageOutput output;
    private final RunContents contents;
    private final KnownRun run;

    MigrationPage(PageOutput output, RunContents contents, KnownRun run) {
        this.output = output;
        this.contents = contents;
        this.run = run;
    }

    /** Does the work, which writes the page before it is done; writes one of its failure, too. */
    int around(IntSupplier work) {
        return PageOutput.around(work, problem -> write(Optional.of(problem)));
    }

    /** Of what was done, or would be. */
    void write() {
        write(Optional.empty());
    }

    private void write(Optional<Problem> failure) {
        output.write(() ->
                RunPage.of(content(failure), Backends.surroundings().clock().instant()));
    }

    private RunContent content(Optional<Problem> failure) {
        if (run.made().isEmpty()) {
            return contents.of(run.known(), failure);
        }
        MigrationReport report = run.made().get();
        return contents.of(report, failure, RunContents.steps(run.back(report)));
    }
}
