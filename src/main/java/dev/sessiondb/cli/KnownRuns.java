package dev.sessiondb.cli;

import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Overrides;
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
}
