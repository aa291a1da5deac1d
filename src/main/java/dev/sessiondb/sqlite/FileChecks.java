package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What can be told of the file before SQLite opens it. */
final class FileChecks {
    private static final String EXISTS = "source.exists";
    private static final String READABLE = "source.readable";
    private static final String FORMAT = "source.format";

    private final Path path;
    private final HeadReader heads;
    private final List<Check> checks = new ArrayList<>();

    FileChecks(Path path, HeadReader heads) {
        this.path = path;
        this.heads = heads;
    }

    /** All checks up to the first that fails. */
    List<Check> all() {
        if (exists() && readable()) {
            format();
        }
        return checks;
    }

    /** @throws dev.sessiondb.error.SessionDbException with {@code SOURCE_UNAVAILABLE} for the check that fails */
    void requirePassed() {
        for (Check check : all()) {
            if (check.failed()) {
                Problem problem = Problem.of(ErrorCode.SOURCE_UNAVAILABLE, check.detail());
                throw check.hint().map(problem::hint).orElse(problem).toException();
            }
        }
    }

    private boolean exists() {
        if (!Files.exists(path)) {
            String what = Files.isSymbolicLink(path) ? " is a symbolic link to nothing" : " doesn't exist";
            return fail(EXISTS, named() + what, "give the path of the database file with `--sqlite-path`");
        }
        if (Files.isDirectory(path)) {
            return fail(EXISTS, named() + " is a directory", "give the path of the database file in it");
        }
        if (!Files.isRegularFile(path)) {
            return fail(EXISTS, named() + " isn't a regular file", "give the path of the database file");
        }
        return pass(EXISTS, named());
    }

    private boolean readable() {
        if (!Files.isReadable(path)) {
            return fail(
                    READABLE,
                    named() + " can't be read by this user",
                    "run as the user that owns it, or grant the right to read");
        }
        return pass(READABLE, named());
    }

    private boolean format() {
        try {
            FileHead head = heads.read(path);
            return content(head.kind()) && header(head);
        } catch (IOException e) {
            return fail(
                    READABLE,
                    named() + " can't be read: " + SqliteErrors.causeText(e),
                    "check the disk, and the rights to the file");
        }
    }

    private boolean content(ContentKind kind) {
        return switch (kind) {
            case SQLITE -> true;
            case EMPTY ->
                fail(
                        FORMAT,
                        named() + " is empty (0 bytes)",
                        "check the path: a database that holds anything isn't empty");
            case UNKNOWN ->
                fail(
                        FORMAT,
                        named() + " isn't a SQLite database, or it is encrypted",
                        "check the path; an encrypted database must be decrypted to a copy first");
            default ->
                fail(
                        FORMAT,
                        named() + " contains " + kind.words() + ", it isn't a SQLite database",
                        "give the path of a SQLite database, whatever its name");
        };
    }

    private boolean header(FileHead head) throws IOException {
        if (!head.complete() || !head.validPageSize()) {
            return fail(FORMAT, named() + " has a damaged or incomplete header", damagedHint());
        }
        DatabaseFiles files = new DatabaseFiles(path.toRealPath());
        long found = Files.size(path);
        boolean settled = !files.hasWal() && !files.hasJournal();
        if (settled && found < head.databaseBytes()) {
            String cut = " is cut off: it should have " + head.databaseBytes() + " bytes and has " + found;
            return fail(FORMAT, named() + cut, damagedHint());
        }
        return pass(FORMAT, "SQLite 3, " + found + " bytes, page size " + head.pageSize());
    }

    private static String damagedHint() {
        return "copy it again from where it came, or restore a backup";
    }

    private String named() {
        return "`" + path + "`";
    }

    private boolean pass(String id, String detail) {
        checks.add(Check.pass(id, title(id), detail).code(ErrorCode.SOURCE_UNAVAILABLE));
        return true;
    }

    private boolean fail(String id, String detail, String hint) {
        checks.add(Check.fail(id, title(id), detail, hint).code(ErrorCode.SOURCE_UNAVAILABLE));
        return false;
    }

    private static String title(String id) {
        return switch (id) {
            case EXISTS -> "source exists";
            case READABLE -> "source can be read by this user";
            default -> "source is a SQLite database by content";
        };
    }
}
