package dev.sessiondb.json;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import java.nio.file.Path;
import java.util.Optional;

/** What goes wrong with the private files that a source is read into, which is nothing that a migration did. */
final class PrivateDatabase {

    private PrivateDatabase() {}

    /** A step that makes files. */
    interface Making<T> {
        T make();
    }

    /** Does it; what the private files refuse is said of the source. */
    static <T> T made(Path source, Making<T> making) {
        try {
            return making.make();
        } catch (SessionDbException e) {
            if (e.code() != ErrorCode.MIGRATION_FAILED) {
                throw e;
            }
            throw refused(source, e);
        }
    }

    private static SessionDbException refused(Path source, SessionDbException e) {
        Problem problem = Problem.of(
                        ErrorCode.SOURCE_UNAVAILABLE,
                        "cannot make a private database of `" + source + "`: "
                                + e.problem().message())
                .hint(
                        "take another file if SQLite refuses this one; if there is no room, name another directory of temporary files with `-Djava.io.tmpdir`");
        Optional<String> cause = e.problem().causedBy();
        return cause.map(problem::causedBy).orElse(problem).toException(e);
    }
}
