package dev.sessiondb.migrate;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;

/** Says of a failure in the middle of a run what it means for the run: its exit status and the state of the data. */
final class Failures {

    private Failures() {}

    static Problem unexpected(Throwable cause) {
        String what = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return Problem.of(ErrorCode.INTERNAL, "an error in sessiondb itself")
                .causedBy(cause.getClass().getSimpleName() + ": " + what)
                .hint("run again with `--debug` and report what it prints");
    }

    /** Once a run writes, a store that goes away is no longer "nothing touched". */
    static Problem inPhase(Phase phase, Problem problem) {
        ErrorCode code = code(phase, problem.code());
        return new Problem(code, problem.message(), problem.causedBy(), problem.state(), problem.hint());
    }

    private static ErrorCode code(Phase phase, ErrorCode code) {
        if (code != ErrorCode.SOURCE_UNAVAILABLE && code != ErrorCode.TARGET_UNAVAILABLE) {
            return code;
        }
        return phase == Phase.BACKUP ? ErrorCode.BACKUP_FAILED : ErrorCode.MIGRATION_FAILED;
    }
}
