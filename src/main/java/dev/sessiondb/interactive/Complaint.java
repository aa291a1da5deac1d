package dev.sessiondb.interactive;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;

/** What is wrong with an answer. */
final class Complaint {
    private Complaint() {}

    /**
     * Prints it, so that the question can be asked again.
     *
     * @throws SessionDbException with {@code INTERRUPTED}, which is no answer
     */
    static void say(Dialogue dialogue, Problem problem) {
        if (problem.code() == ErrorCode.INTERRUPTED) {
            throw problem.toException();
        }
        dialogue.say(problem.message()
                + problem.causedBy().map(cause -> ": " + cause).orElse(""));
        problem.hint().ifPresent(hint -> dialogue.say("  hint: " + hint));
    }
}
