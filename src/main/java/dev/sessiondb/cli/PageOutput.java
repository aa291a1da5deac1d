package dev.sessiondb.cli;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.report.Page;
import dev.sessiondb.report.ReportFile;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Writes a page where it was asked for, and says so. What the command did is done: a page that can't be written is a warning. */
final class PageOutput {
    private final Console console;
    private final PartialResult partial;
    private final Optional<ReportFile> file;
    private final boolean silent;

    /** @param silent whether nothing is to be said of a page that was written */
    PageOutput(Console console, PartialResult partial, Optional<ReportFile> file, boolean silent) {
        this.console = console;
        this.partial = partial;
        this.file = file;
        this.silent = silent;
    }

    /** Does the work, which has its page written before it is done; has one of its failure written, too. */
    static int around(IntSupplier work, Consumer<Problem> failed) {
        try {
            return work.getAsInt();
        } catch (SessionDbException e) {
            failed.accept(e.problem());
            throw e;
        }
    }

    /** Makes the page only if one was asked for. */
    void write(Supplier<Page> page) {
        file.ifPresent(place -> write(place, page.get()));
    }

    /**
     * For a command that does nothing else.
     *
     * @throws SessionDbException when it can't be written
     */
    void require(Page page) {
        ReportFile place = file.orElseThrow();
        try {
            put(place, page);
        } catch (IOException e) {
            throw Problem.of(ErrorCode.USAGE, "the report could not be written to `" + place.path() + "`")
                    .causedBy(String.valueOf(e.getMessage()))
                    .hint("make room, or give another file")
                    .toException(e);
        }
    }

    private void put(ReportFile place, Page page) throws IOException {
        place.write(page);
        partial.result().put("report", place.path().toString());
        if (!silent) {
            console.out().println("report: " + place.path());
            console.out().flush();
        }
    }

    private void write(ReportFile place, Page page) {
        try {
            put(place, page);
        } catch (IOException e) {
            partial.result().putNull("report");
            console.err()
                    .println("warning: the report could not be written to `" + place.path() + "`: " + e.getMessage()
                            + "; `sessiondb runs report RUN --report FILE` makes that of a run into PostgreSQL again");
            console.err().flush();
        }
    }
}
