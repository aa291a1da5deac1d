package dev.sessiondb.backup;

import dev.sessiondb.io.ByteCount;
import dev.sessiondb.store.Check;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** May a backup be written there? Looks, and writes nothing. */
final class BackupChecks {
    private static final String ELSEWHERE = "choose another directory with `--backup DIR`";

    private BackupChecks() {}

    static Check directory(Path directory) {
        Path existing = nearestExisting(directory);
        if (!Files.isDirectory(existing)) {
            return unusable("`" + existing + "` is not a directory", ELSEWHERE);
        }
        if (!Files.isWritable(existing) || !Files.isExecutable(existing)) {
            String detail = existing.equals(directory)
                    ? "`" + directory + "` is not writable"
                    : "`" + directory + "` does not exist, and `" + existing + "` is not writable";
            return unusable(detail, "give this user write access to `" + existing + "`, or " + ELSEWHERE);
        }
        String found = existing.equals(directory) ? "` is writable" : "` will be made in `" + existing + "`";
        return Check.pass("backup.directory", "the backup directory can be written to", "`" + directory + found);
    }

    static Check space(BackupPlan plan) {
        String title = "there is room for the backup";
        String detail = ByteCount.words(plan.requiredBytes()) + " needed, " + ByteCount.words(plan.usableBytes())
                + " free in `" + plan.directory() + "`";
        if (plan.requiredBytes() <= plan.usableBytes()) {
            return Check.pass("backup.space", title, detail);
        }
        String missing = ByteCount.words(plan.requiredBytes() - plan.usableBytes());
        return Check.fail("backup.space", title, detail, "make " + missing + " more room, or " + ELSEWHERE);
    }

    /** The directory itself or the first above it that is there, be it only a broken link. */
    static Path nearestExisting(Path directory) {
        Path path = directory;
        while (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Path parent = path.getParent();
            if (parent == null) {
                return path;
            }
            path = parent;
        }
        return path;
    }

    private static Check unusable(String detail, String hint) {
        return Check.fail("backup.directory", "the backup directory can be written to", detail, hint);
    }
}
