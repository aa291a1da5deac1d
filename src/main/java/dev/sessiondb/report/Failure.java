package dev.sessiondb.report;

import dev.sessiondb.error.Problem;
import java.util.Optional;

/** What went wrong, in the words of the error message. */
public record Failure(String message, Optional<String> cause, Optional<String> state, Optional<String> hint) {

    public static Failure of(Problem problem) {
        return new Failure(problem.message(), problem.causedBy(), Optional.of(problem.state()), problem.hint());
    }

    /** As the ledger keeps it: without the cause's words, where they might quote a value. */
    public static Failure recorded(String error) {
        return new Failure(error, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
