package dev.sessiondb.compare;

import dev.sessiondb.error.Problem;
import dev.sessiondb.store.Check;
import java.util.List;

/** Both sides must answer. */
final class Answers {
    private Answers() {}

    /** @throws dev.sessiondb.error.SessionDbException with the code of the first check that failed */
    static void require(List<Check> checks) {
        checks.stream().filter(Check::failed).findFirst().ifPresent(failed -> {
            throw Problem.of(failed.code(), "cannot compare: " + failed.title())
                    .causedBy(failed.detail())
                    .hint(failed.hint().orElse("see the cause"))
                    .toException();
        });
    }
}
