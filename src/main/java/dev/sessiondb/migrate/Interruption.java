package dev.sessiondb.migrate;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;

/** Ends a run that was interrupted (Ctrl-C) at the next place where that is safe. */
final class Interruption {

    private Interruption() {}

    /** Throws when the run is to end; the thread's flag is cleared, so that what cleans up can work. */
    static void check(RunListener listener) {
        if (Thread.interrupted() || listener.cancelled()) {
            throw exception();
        }
    }

    /** The same problem, unless an interruption is behind it, whatever the driver made of that. Clears the thread's flag. */
    static Problem behind(Throwable failure, Problem problem, RunListener listener) {
        boolean interrupted = Thread.interrupted() || listener.cancelled();
        if (problem.code() == ErrorCode.INTERRUPTED) {
            return problem;
        }
        for (Throwable cause = failure; cause != null && !interrupted; cause = cause.getCause()) {
            interrupted = cause instanceof InterruptedException
                    || cause instanceof InterruptedIOException
                    || cause instanceof ClosedByInterruptException;
        }
        return interrupted ? exception().problem() : problem;
    }

    static SessionDbException exception() {
        return Problem.of(ErrorCode.INTERRUPTED, "interrupted")
                .hint("run the same command again")
                .toException();
    }
}
