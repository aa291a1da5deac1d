package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.DirectoryChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** May the file be made, or replaced? Looks, and writes nothing. */
final class TargetFileChecks {
    private final Path path;
    private final Path directory;

    TargetFileChecks(Path path) {
        this.path = path;
        this.directory = directory(path);
    }

    static Path directory(Path path) {
        return Objects.requireNonNull(path.toAbsolutePath().getParent());
    }

    List<Check> all(boolean replace, long bytes) {
        List<Check> checks = new ArrayList<>(DirectoryChecks.of(directory, bytes));
        checks.add(replaceable(replace));
        if (Files.isRegularFile(path)) {
            checks.add(unused());
        }
        return checks;
    }

    private Check replaceable(boolean replace) {
        String id = "file.replace";
        String title = "the SQLite file may be made or replaced";
        DatabaseFiles files = new DatabaseFiles(path);
        if (!Files.exists(path) && (files.hasWal() || files.hasJournal())) {
            return Check.fail(
                    id,
                    title,
                    "`" + path + "` doesn't exist, but a `-wal` or `-journal` of that name does",
                    "move it away: SQLite would read it as part of the new file");
        }
        if (!Files.exists(path)) {
            return Check.pass(id, title, "`" + path + "` doesn't exist yet");
        }
        if (!Files.isRegularFile(path)) {
            return Check.fail(
                    id, title, "`" + path + "` isn't a regular file", "give the path of a file with `--sqlite-path`");
        }
        return replace
                ? Check.pass(id, title, "`" + path + "` will be replaced, after a backup")
                : Check.fail(
                        id,
                        title,
                        "`" + path + "` exists",
                        "give `--replace` to replace it (it is backed up first), or another `--sqlite-path`");
    }

    private Check unused() {
        String id = "file.unused";
        String title = "no other process has the SQLite file open";
        String hint = "stop the application that uses it, and run again";
        try {
            Optional<String> users = FileUsers.of(path);
            return users.isEmpty()
                    ? Check.pass(id, title, "`" + path + "`")
                    : Check.fail(id, title, "`" + path + "`: " + users.get(), hint)
                            .code(ErrorCode.LOCKED);
        } catch (IOException e) {
            String detail = "`" + path + "` can't be opened for writing: " + SqliteErrors.causeText(e);
            return Check.fail(id, title, detail, "give this user the right to write to it");
        }
    }
}
