package dev.sessiondb.json;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.io.ByteCount;
import dev.sessiondb.store.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** May a JSON file be put there? */
final class JsonDestinationChecks {
    private final JsonDestination destination;
    private final long bytes;
    private final List<Check> checks = new ArrayList<>();

    JsonDestinationChecks(JsonDestination destination, long bytes) {
        this.destination = destination;
        this.bytes = bytes;
    }

    /** All checks up to the first that others depend on. */
    List<Check> all() {
        try {
            if (kind() && writable()) {
                space();
            }
        } catch (IOException e) {
            fail(
                    "destination.writable",
                    "the destination can be written",
                    " can't be looked at: " + e.getMessage(),
                    "check its directory");
        }
        return checks;
    }

    private boolean kind() {
        String id = "destination.kind";
        String title = "the destination may be replaced";
        return switch (destination.state()) {
            case ABSENT -> pass(id, title, " isn't there, and will be made");
            case EMPTY -> pass(id, title, " is empty (0 bytes)");
            case DATABASE -> pass(id, title, " is a JSON file, and will be replaced");
            case UNUSABLE -> fail(id, title, unusable(), "give the path of the JSON file with `--json-path`");
        };
    }

    private String unusable() {
        Path path = destination.path();
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            return " is a symbolic link to nothing";
        }
        if (!Files.isRegularFile(path)) {
            return " isn't a regular file";
        }
        return Files.isReadable(path)
                ? " is neither a session file nor a dump, and is not written over"
                : " can't be read by this user";
    }

    private boolean writable() throws IOException {
        String id = "destination.writable";
        String title = "the destination can be written";
        Path parent = destination.path().toAbsolutePath().normalize().resolveSibling("");
        if (!Files.isDirectory(parent)) {
            return fail(id, title, " is in `" + parent + "`, which isn't a directory", "make the directory first");
        }
        Path directory = destination.real().resolveSibling("");
        if (!Files.isWritable(directory) || !Files.isExecutable(directory)) {
            return fail(
                    id,
                    title,
                    " can't be replaced: `" + directory + "` is not writable",
                    "give this user write access to `" + directory + "`");
        }
        return pass(id, title, " can be written");
    }

    private void space() throws IOException {
        Path directory = destination.real().resolveSibling("");
        long usable = Files.getFileStore(directory).getUsableSpace();
        String found = ByteCount.words(bytes) + " needed, " + ByteCount.words(usable) + " free in `" + directory + "`";
        String title = "there is room for the restored file";
        Check check = usable >= 0 && usable < bytes
                ? Check.fail("destination.space", title, found, "make room there")
                : Check.pass("destination.space", title, found);
        checks.add(check.code(ErrorCode.RESTORE_FAILED));
    }

    private boolean pass(String id, String title, String found) {
        checks.add(Check.pass(id, title, "`" + destination.path() + "`" + found).code(ErrorCode.RESTORE_FAILED));
        return true;
    }

    private boolean fail(String id, String title, String found, String hint) {
        checks.add(Check.fail(id, title, "`" + destination.path() + "`" + found, hint)
                .code(ErrorCode.RESTORE_FAILED));
        return false;
    }
}
