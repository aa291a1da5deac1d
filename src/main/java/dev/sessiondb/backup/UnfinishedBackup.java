package dev.sessiondb.backup;

import dev.sessiondb.io.LifeSign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is left of a backup that was not finished, or one that is being made: a directory {@code session-backup-....partial}.
 *
 * @param bytes what its files take
 * @param lastWrite when anything in it was last written
 */
public record UnfinishedBackup(Path directory, long bytes, Instant lastWrite) {
    /** A backup in the making writes all the time, so nobody works on one that rested that long. */
    public static final Duration ABANDONED_AFTER = Duration.ofDays(1);

    static UnfinishedBackup of(Path directory) {
        long bytes = 0;
        Instant lastWrite = Instant.EPOCH;
        try {
            for (Path path : contents(directory)) {
                Instant written = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                        .toInstant();
                lastWrite = written.isAfter(lastWrite) ? written : lastWrite;
                bytes += Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.size(path) : 0;
            }
            return new UnfinishedBackup(directory, bytes, lastWrite);
        } catch (IOException | UncheckedIOException e) {
            return new UnfinishedBackup(directory, bytes, Instant.MAX);
        }
    }

    /** Whether the process that made it must be dead. What can't be looked at, or is removed meanwhile, is in use. */
    public boolean abandoned(Instant now) {
        try {
            return LifeSign.dead(directory)
                    || LifeSign.missing(directory) && lastWrite.isBefore(now.minus(ABANDONED_AFTER));
        } catch (IOException e) {
            return false;
        }
    }

    void remove() throws IOException {
        for (Path path : contents(directory)) {
            Files.deleteIfExists(path);
        }
    }

    /** What is inside comes before what it is in. */
    private static List<Path> contents(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
