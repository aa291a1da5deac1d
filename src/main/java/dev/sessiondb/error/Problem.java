package dev.sessiondb.error;

import java.util.Objects;
import java.util.Optional;

/**
 * One failure as the operator reads it: what, cause, state, hint. Lower case, no full stop.
 *
 * @param code what kind of failure, and so the exit status
 * @param message what failed, naming the thing
 * @param causedBy the cause in the words of whoever reported it
 * @param state what state the data is in now
 * @param hint what to do next
 */
public record Problem(ErrorCode code, String message, Optional<String> causedBy, String state, Optional<String> hint) {

    /** The state of a run that failed before it wrote anything. */
    public static final String NOTHING_CHANGED = "nothing was changed";

    public Problem {
        Objects.requireNonNull(code, "code");
        if (message.isBlank() || state.isBlank()) {
            throw new IllegalArgumentException("a problem needs a message and a state");
        }
    }

    /** A failure before anything was written, without cause or hint. */
    public static Problem of(ErrorCode code, String message) {
        return new Problem(code, message, Optional.empty(), NOTHING_CHANGED, Optional.empty());
    }

    public Problem causedBy(String cause) {
        return new Problem(code, message, Optional.of(cause), state, hint);
    }

    public Problem state(String newState) {
        return new Problem(code, message, causedBy, newState, hint);
    }

    public Problem hint(String newHint) {
        return new Problem(code, message, causedBy, state, Optional.of(newHint));
    }

    public SessionDbException toException() {
        return new SessionDbException(this, null, false);
    }

    /** The exception that carries this problem and, for {@code --debug}, what it was wrapped from. */
    public SessionDbException toException(Throwable cause) {
        return new SessionDbException(this, cause, false);
    }

    /** The same, for what may work when it is tried again a moment later: nothing was done, or what was done is known. */
    public SessionDbException toPassingException(Throwable cause) {
        return new SessionDbException(this, cause, true);
    }
}
