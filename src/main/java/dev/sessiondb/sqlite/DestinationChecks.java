package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.io.ByteCount;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.DestinationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** May a file be put there? */
final class DestinationChecks {
    private final DestinationFile destination;
    private final long bytes;
    private final List<Check> checks = new ArrayList<>();

    DestinationChecks(DestinationFile destination, long bytes) {
        this.destination = destination;
        this.bytes = bytes;
    }

    /** All checks up to the first that others depend on. */
    List<Check> all() {
        try {
            if (kind() && writable() && nothingLeftOver()) {
                space();
                alone();
            }
        } catch (IOException e) {
            fail("destination.writable", "can't be looked at: " + SqliteErrors.causeText(e), "check its directory");
        }
        return checks;
    }

    private boolean kind() throws IOException {
        String id = "destination.kind";
        return switch (destination.state()) {
            case ABSENT -> pass(id, " isn't there, and will be made");
            case EMPTY -> pass(id, " is empty (0 bytes)");
            case DATABASE -> pass(id, " is a SQLite database, and will be replaced");
            case UNUSABLE -> fail(id, unusable(), "give the path of the database file with `--sqlite-path`");
        };
    }

    private String unusable() throws IOException {
        Path path = destination.given();
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            return " is a symbolic link to nothing";
        }
        if (!Files.isRegularFile(path)) {
            return " isn't a regular file";
        }
        if (!Files.isReadable(path)) {
            return " can't be read by this user";
        }
        return " isn't a SQLite database (it contains "
                + FileHead.read(path).kind().words() + "), and is not written over";
    }

    private boolean writable() throws IOException {
        String id = "destination.writable";
        Path parent = destination.given().toAbsolutePath().normalize().resolveSibling("");
        if (!Files.isDirectory(parent)) {
            return fail(id, " is in `" + parent + "`, which isn't a directory", "make the directory first");
        }
        Path file = destination.real();
        Path directory = file.resolveSibling("");
        if (!Files.isWritable(directory) || !Files.isExecutable(directory)) {
            return fail(
                    id,
                    " can't be replaced: `" + directory + "` is not writable",
                    "give this user write access to `" + directory + "`");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            return fail(id, " can't be written by this user", "run as the user that owns it");
        }
        return pass(id, " can be written");
    }

    /** Without the file they belong to they may hold the only copy of something, and would be mixed into the restored one. */
    private boolean nothingLeftOver() throws IOException {
        if (destination.state() == DestinationState.DATABASE) {
            return true;
        }
        for (Path beside : DestinationFile.beside(destination.files())) {
            return fail(
                    "destination.kind",
                    " holds nothing, and yet `" + beside + "` is beside it",
                    "move that file away, and keep it until you know what was in it");
        }
        return true;
    }

    private void space() throws IOException {
        String id = "destination.space";
        Path directory = destination.real().resolveSibling("");
        long usable = Files.getFileStore(directory).getUsableSpace();
        String found = ByteCount.words(bytes) + " needed, " + ByteCount.words(usable) + " free in `" + directory + "`";
        if (usable >= 0 && usable < bytes) {
            checks.add(Check.fail(id, title(id), found, "make room there").code(ErrorCode.RESTORE_FAILED));
        } else {
            checks.add(Check.pass(id, title(id), found).code(ErrorCode.RESTORE_FAILED));
        }
    }

    private void alone() throws IOException {
        String id = "destination.alone";
        if (destination.state() == DestinationState.ABSENT) {
            return;
        }
        Path file = destination.real();
        Optional<String> others = others(file);
        Check check = others.isEmpty()
                ? Check.pass(id, title(id), "no other process is seen to have `" + file + "` open")
                : Check.fail(id, title(id), others.get(), FileInUse.HINT);
        checks.add(check.code(ErrorCode.LOCKED));
    }

    private static Optional<String> others(Path file) throws IOException {
        Optional<ExclusiveLock> lock = ExclusiveLock.take(file);
        if (lock.isPresent()) {
            lock.get().close();
        }
        return FileInUse.words(file, lock.isPresent());
    }

    private boolean pass(String id, String found) {
        checks.add(Check.pass(id, title(id), named() + found).code(ErrorCode.RESTORE_FAILED));
        return true;
    }

    private boolean fail(String id, String found, String hint) {
        checks.add(Check.fail(id, title(id), named() + found, hint).code(ErrorCode.RESTORE_FAILED));
        return false;
    }

    private String named() {
        return "`" + destination.given() + "`";
    }

    private static String title(String id) {
        return switch (id) {
            case "destination.kind" -> "the destination may be replaced";
            case "destination.writable" -> "the destination can be written";
            case "destination.space" -> "there is room for the restored file";
            default -> "no other process uses the destination";
        };
    }
}
