package dev.sessiondb.store;

import dev.sessiondb.io.ByteCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** May a file be written in that directory? Looks, and writes nothing. */
public final class DirectoryChecks {

    private DirectoryChecks() {}

    /** Whether the directory is one and can be written to, and whether {@code bytes} have room in it. */
    public static List<Check> of(Path directory, long bytes) {
        List<Check> checks = new ArrayList<>(List.of(writable(directory)));
        if (Files.isDirectory(directory)) {
            checks.add(space(directory, bytes));
        }
        return checks;
    }

    private static Check writable(Path directory) {
        String id = "file.directory";
        String title = "the file's directory can be written to";
        if (!Files.isDirectory(directory)) {
            return Check.fail(id, title, "`" + directory + "` is not a directory", "make it, or give another path");
        }
        return Files.isWritable(directory)
                ? Check.pass(id, title, "`" + directory + "`")
                : Check.fail(
                        id,
                        title,
                        "`" + directory + "` is not writable",
                        "give this user write access to `" + directory + "`");
    }

    private static Check space(Path directory, long bytes) {
        String id = "file.space";
        String title = "there is room for the new file";
        try {
            long usable = Files.getFileStore(directory).getUsableSpace();
            String detail = ByteCount.words(bytes) + " needed at most, " + ByteCount.words(usable) + " free in `"
                    + directory + "`";
            return usable >= bytes
                    ? Check.pass(id, title, detail)
                    : Check.fail(id, title, detail, "make " + ByteCount.words(bytes - usable) + " more room");
        } catch (IOException e) {
            return Check.warn(
                    id,
                    title,
                    "`" + directory + "` doesn't tell",
                    "see that there is room for " + ByteCount.words(bytes));
        }
    }
}
