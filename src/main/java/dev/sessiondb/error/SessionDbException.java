package dev.sessiondb.error;

import org.jspecify.annotations.Nullable;

/** The one exception of this program: a {@link Problem} on its way to the error handler. */
public final class SessionDbException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final boolean passing;

    SessionDbException(Problem problem, @Nullable Throwable cause, boolean passing) {
        super(problem.message(), cause);
        this.problem = problem;
        this.passing = passing;
    }

    public Problem problem() {
        return problem;
    }

    /** Whether the same may work when it is tried again a moment later, as after a connection that was reset. */
    public boolean passing() {
        return passing;
    }

    public ErrorCode code() {
        return problem.code();
    }
}
