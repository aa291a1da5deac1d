package dev.sessiondb.cli;

import dev.sessiondb.store.RunSummary;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The run that a command is about. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AskedRun {
    @Parameters(
            index = "0",
            paramLabel = "latest|RUN",
            description = "The newest, or one by its id or the id's beginning.")
    private String asked;

    @Option(names = "--schema", paramLabel = "NAME", description = "The PostgreSQL schema (default: public).")
    private @Nullable String schema;

    Optional<String> schema() {
        return Optional.ofNullable(schema);
    }

    /**
     * What the ledger has of it.
     *
     * @throws dev.sessiondb.error.SessionDbException when there is no such run, or more than one
     */
    RunSummary find(Console console, PartialResult partial) {
        RunSummary run = new KnownRuns(console, partial).find(asked, schema());
        partial.set(JsonRuns.show(run));
        return run;
    }
}
