package dev.sessiondb.migrate;

import dev.sessiondb.error.SessionDbException;
import java.util.concurrent.TimeUnit;

/** Does again what failed for a reason that passes, such as a connection that was reset: a few times, after pauses that grow, and says so. Thread-safe. */
final class Retries {
    private static final int TRIES = 6;
    private static final long FIRST_PAUSE_MILLISECONDS = 500;

    private final RunListener listener;
    private final Runnable beforeAgain;

    /** @param beforeAgain makes sure that the run may go on; what it throws counts as a failure of the next try */
    Retries(RunListener listener, Runnable beforeAgain) {
        this.listener = listener;
        this.beforeAgain = beforeAgain;
    }

    /** A piece of work that can be done more than once. */
    interface Work<T> {
        /** Does it; {@code again} when an earlier try may have left something. */
        T attempt(boolean again);
    }

    /**
     * The result of the first try that succeeds.
     *
     * @param what is done, in the words of a message
     */
    <T> T run(String what, Work<T> work) {
        long pause = FIRST_PAUSE_MILLISECONDS;
        for (int attempt = 1; ; attempt++, pause *= 2) {
            try {
                if (attempt > 1) {
                    beforeAgain.run();
                }
                return work.attempt(attempt > 1);
            } catch (SessionDbException e) {
                if (attempt == TRIES || !e.passing()) {
                    throw e;
                }
                Interruption.check(listener);
                listener.note(said(what, e, attempt, pause));
                pause(pause);
            }
        }
    }

    private static String said(String what, SessionDbException failure, int attempt, long pause) {
        String cause = failure.problem().causedBy().orElse(failure.problem().message());
        return what + ": " + cause + "; trying again in " + TimeUnit.MILLISECONDS.toSeconds(pause + 999) + " s ("
                + attempt + " of " + (TRIES - 1) + ")";
    }

    private static void pause(long milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw Interruption.exception();
        }
    }
}
