package dev.sessiondb.backup;

import dev.sessiondb.io.Compression;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names of a backup's files: {@code session-backup-2025-01-20T10-30-00-000Z} and what it ends in. */
record BackupNames(Path directory, Instant time) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss-SSS'Z'").withZone(ZoneOffset.UTC);
    static final String PREFIX = "session-backup-";
    static final String COPY = ".db";
    static final String DUMP = ".json";
    static final String MANIFEST = ".manifest.json";
    static final String ORIGINAL = ".source.json";
    static final String PARTIAL = ".partial";

    Path copy() {
        return name(COPY);
    }

    Path dump(Compression compression) {
        return name(DUMP + compression.ending());
    }

    Path manifest() {
        return name(MANIFEST);
    }

    /** All that must be free. */
    List<Path> all() {
        return Stream.concat(
                        Arrays.stream(Compression.values()).map(this::dump),
                        Stream.of(copy(), manifest(), name(ORIGINAL), name(PARTIAL)))
                .toList();
    }

    BackupNames later() {
        return new BackupNames(directory, time.plusMillis(1));
    }

    /** The directory in which the planned files are made before they get their names. */
    static Path partial(BackupPlan plan) {
        return plan.directory().resolve(baseOf(plan.copy(), COPY) + PARTIAL);
    }

    /** The copy of the file that the source was read from, where that is no database. */
    static Path original(BackupPlan plan) {
        return plan.directory().resolve(baseOf(plan.copy(), COPY) + ORIGINAL);
    }

    /** What a manifest is called without its ending. */
    static String nameOf(Path manifest) {
        return baseOf(manifest, MANIFEST);
    }

    static String baseOf(Path file, String ending) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }

    /** The time in the name of a backup; nothing when it isn't such a name. */
    static Optional<Instant> time(String name) {
        if (!name.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(TIME.parse(name.substring(PREFIX.length()), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Path name(String ending) {
        return directory.resolve(PREFIX + TIME.format(time) + ending);
    }
}
