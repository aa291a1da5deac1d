package dev.sessiondb.cli;

import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.RunSummary;
import dev.sessiondb.store.Target;
import java.util.List;
import java.util.Optional;

/** Asks the ledger of the configured target for its runs. */
final class KnownRuns {
    private final Console console;
    private final PartialResult partial;

    KnownRuns(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    /** All of them, the newest first. */
    List<RunSummary> in(Optional<String> schema) {
        Overrides given = new Overrides(Optional.empty(), schema, Optional.empty());
        Configuration configuration = new Configured(console, partial).load(given);
        try (Target target = Backends.target(configuration.settings(), 1).open()) {
            return target.ledger().runs();
        }
    }

    /**
     * The newest, or the one whose id begins so.
     *
     * @throws SessionDbException with {@code USAGE} when there is no such run, or more than one
     */
    RunSummary find(String asked, Optional<String> schema) {
        List<RunSummary> runs = in(schema);
        List<RunSummary> found = asked.equals("latest")
                ? runs.stream().limit(1).toList()
                : runs.stream().filter(run -> run.runId().startsWith(asked)).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw unclear(asked, found.size());
    }

    private static SessionDbException unclear(String asked, int count) {
        String what = count == 0
                ? "the ledger knows no run `" + asked + "`"
                : "`" + asked + "` is the beginning of " + count + " runs' ids";
        return Problem.of(ErrorCode.USAGE, what)
                .hint("`sessiondb runs` lists what there is; `--schema` says in which schema to look")
                .toException();
    }
}
