package dev.sessiondb.backup;

import dev.sessiondb.io.Compression;
import dev.sessiondb.store.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Says where a backup will go, how large it may become and whether it can. Writes nothing. */
public final class BackupPlanner {
    private static final int DUMP_FACTOR = 2;
    private static final long DUMP_MINIMUM = 1024 * 1024;

    private BackupPlanner() {}

    /**
     * Plans a backup under names that nothing has yet.
     *
     * @param now the time in the names; a later millisecond is taken when a name is
     * @param sourceBytes the size of the source's snapshot
     */
    public static BackupPlan plan(Path directory, Instant now, long sourceBytes) {
        return plan(BackupPlace.of(directory), now, sourceBytes);
    }

    /** As {@link #plan(Path, Instant, long)}. Nobody knows beforehand by how much a compressed dump shrinks, so as much room is asked for. */
    public static BackupPlan plan(BackupPlace place, Instant now, long sourceBytes) {
        Compression compression = place.compression();
        Path absolute = place.directory().toAbsolutePath().normalize();
        BackupNames names = new BackupNames(absolute, now.truncatedTo(ChronoUnit.MILLIS));
        while (taken(names)) {
            names = names.later();
        }
        return new BackupPlan(
                absolute,
                names.copy(),
                names.dump(compression),
                names.manifest(),
                sourceBytes,
                dumpBytes(sourceBytes),
                compression,
                usableBytes(absolute));
    }

    /** Whether the directory can be written to, and whether there is room. */
    public static List<Check> checks(BackupPlan plan) {
        return List.of(BackupChecks.directory(plan.directory()), BackupChecks.space(plan));
    }

    /**
     * An upper estimate, not a bound. A BLOB grows by a third in base64. A TEXT keeps its bytes, and one more for each quotation mark, backslash or line end. An INTEGER or REAL grows up to three and a half times, a NULL takes
     * five bytes for one; but pages are never quite full, and indexes aren't dumped. Everyday databases give dumps of half to one and a half times their size. What can break it (columns full of control characters,
     * defaults of columns that were added later and stored nowhere) makes a run without room fail, not lose anything.
     */
    private static long dumpBytes(long sourceBytes) {
        return Math.addExact(Math.multiplyExact(sourceBytes, DUMP_FACTOR), DUMP_MINIMUM);
    }

    private static boolean taken(BackupNames names) {
        return names.all().stream().anyMatch(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS));
    }

    /** 0 when the file system doesn't tell. */
    static long usableBytes(Path directory) {
        try {
            long usable =
                    Files.getFileStore(BackupChecks.nearestExisting(directory)).getUsableSpace();
            return usable < 0 ? Long.MAX_VALUE : usable;
        } catch (IOException e) {
            return 0;
        }
    }
}
