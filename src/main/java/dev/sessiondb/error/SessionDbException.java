package dev.sessiondb.error;

import org.jspecify.annotations.Nullable;

/** The one exception of this program: a {@link Problem} on its way to the error handler. */
public final class SessionDbException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    SessionDbException(Problem problem, @Nullable Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public ErrorCode code() {
        return problem.code();
    }
}
