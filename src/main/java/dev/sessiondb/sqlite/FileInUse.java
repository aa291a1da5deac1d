package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says of a database file that others use it. */
final class FileInUse {
    static final String HINT = "stop the application that uses it, and run the same command again";
    static final String STATE = "nothing was changed, the destination is as it was";

    private FileInUse() {}

    /** Who uses it, if anybody is seen to. */
    static Optional<String> words(Path file, boolean locked) {
        List<Long> processes = OpenHandles.of(file);
        if (!processes.isEmpty()) {
            String names = processes.stream().limit(5).map(OpenHandles::words).collect(Collectors.joining(", "));
            return Optional.of("`" + file + "` is open in " + names);
        }
        return locked ? Optional.empty() : Optional.of("another process holds a lock on `" + file + "`");
    }

    static SessionDbException locked(String what) {
        return Problem.of(ErrorCode.LOCKED, what).state(STATE).hint(HINT).toException();
    }
}
