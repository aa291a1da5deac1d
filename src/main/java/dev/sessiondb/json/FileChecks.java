package dev.sessiondb.json;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What can be told of the file before it is read. */
final class FileChecks {
    private static final String EXISTS = "source.exists";
    private static final String EXISTS_TITLE = "source exists";
    private static final String READABLE = "source.readable";
    private static final String READABLE_TITLE = "source can be read by this user";

    private final Path path;
    private final String kind;

    /** @param kind what the file should be: {@code session file} */
    FileChecks(Path path, String kind) {
        this.path = path;
        this.kind = kind;
    }

    /** All checks up to the first that fails. */
    List<Check> all() {
        Check exists = exists().code(ErrorCode.SOURCE_UNAVAILABLE);
        return exists.failed() ? List.of(exists) : List.of(exists, readable().code(ErrorCode.SOURCE_UNAVAILABLE));
    }

    private Check exists() {
        String hint = "give the path of the " + kind;
        if (!Files.exists(path)) {
            String what = Files.isSymbolicLink(path) ? " is a symbolic link to nothing" : " doesn't exist";
            return Check.fail(EXISTS, EXISTS_TITLE, named() + what, hint);
        }
        if (!Files.isRegularFile(path)) {
            String what = Files.isDirectory(path) ? " is a directory" : " isn't a regular file";
            return Check.fail(EXISTS, EXISTS_TITLE, named() + what, hint);
        }
        return Check.pass(EXISTS, EXISTS_TITLE, named());
    }

    private Check readable() {
        if (!Files.isReadable(path)) {
            return Check.fail(
                    READABLE,
                    READABLE_TITLE,
                    named() + " can't be read by this user",
                    "run as the user that owns it, or grant the right to read");
        }
        return Check.pass(READABLE, READABLE_TITLE, named());
    }

    private String named() {
        return "`" + path + "`";
    }

    /** A file that isn't of the kind, or can't be read to its end. */
    Check failed(Problem problem) {
        String detail =
                problem.message() + problem.causedBy().map(c -> ": " + c).orElse("");
        String hint = problem.hint().orElse("see the message above");
        return Check.fail("source.format", "source is a " + kind + " by content", detail, hint)
                .code(problem.code());
    }

    /** @throws dev.sessiondb.error.SessionDbException with {@code SOURCE_UNAVAILABLE} for the first check that failed */
    static void requirePassed(List<Check> checks) {
        for (Check check : checks) {
            if (check.failed()) {
                Problem problem = Problem.of(ErrorCode.SOURCE_UNAVAILABLE, check.detail());
                throw check.hint().map(problem::hint).orElse(problem).toException();
            }
        }
    }
}
