package dev.sessiondb.backup;

import dev.sessiondb.backup.BackupHealth.Damaged;
import dev.sessiondb.backup.BackupHealth.Good;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What backups there are in a directory. Reads, and changes nothing. */
public final class BackupCatalogue {
    private static final Comparator<BackupEntry> NEWEST_FIRST = Comparator.comparing(BackupEntry::time)
            .thenComparing(BackupEntry::name)
            .reversed();

    private BackupCatalogue() {}

    /**
     * The backups of a directory, newest first, unchecked; one whose manifest can't be used is in it as damaged. Files of other names are passed over, and a directory that isn't there has no backups.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code RESTORE_FAILED} when the directory can't be read
     */
    public static List<BackupEntry> list(Path directory) {
        return entries(directory, BackupNames.PREFIX + "*" + BackupNames.MANIFEST).stream()
                .filter(path -> BackupNames.time(BackupNames.nameOf(path)).isPresent())
                .map(BackupCatalogue::read)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /**
     * What is left of backups that were not finished: each a directory that belongs to one in the making, or to a process that was killed.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code RESTORE_FAILED} when the directory can't be read
     */
    public static List<Path> unfinished(Path directory) {
        return entries(directory, BackupNames.PREFIX + "*" + BackupNames.PARTIAL).stream()
                .filter(path -> BackupNames.time(BackupNames.baseOf(path, BackupNames.PARTIAL))
                        .isPresent())
                .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                .sorted()
                .toList();
    }

    /** The backup that a manifest, of whatever name, describes: unchecked, or damaged when the manifest can't be used. */
    public static BackupEntry read(Path manifest) {
        Path absolute = manifest.toAbsolutePath().normalize();
        try {
            return ManifestReader.read(absolute);
        } catch (IOException e) {
            return unusable(absolute, reason(e));
        }
    }

    /** The backup of that name in a directory; nothing when it isn't the name of a backup. */
    public static Optional<BackupEntry> named(Path directory, String name) {
        return BackupNames.time(name).map(time -> read(directory.resolve(name + BackupNames.MANIFEST)));
    }

    /** The newest backup of a run in a directory: one that can be read and says so. */
    public static Optional<BackupEntry> ofRun(Path directory, String runId) {
        return list(directory).stream()
                .filter(entry -> entry.run().filter(runId::equals).isPresent())
                .findFirst();
    }

    /** The backup whose manifest, beside the file, names the file as its copy; nothing when none does. */
    public static Optional<BackupEntry> ofCopy(Path copy) {
        Path absolute = copy.toAbsolutePath().normalize();
        String name = BackupNames.baseOf(absolute, BackupNames.COPY);
        Path manifest = absolute.resolveSibling(name + BackupNames.MANIFEST);
        return Optional.of(manifest)
                .filter(Files::exists)
                .map(BackupCatalogue::read)
                .filter(entry -> entry.copy().path().equals(absolute));
    }

    /** The backup whose manifest, in the same directory, names the file as its copy, its dump or its original; nothing when none does. */
    public static Optional<BackupEntry> ofFile(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return ofCopy(absolute).or(() -> list(absolute.resolveSibling("")).stream()
                .filter(entry ->
                        !entry.health().damaged() && file(entry, absolute).isPresent())
                .findFirst());
    }

    /** What the manifest states of one of a backup's files; nothing when it isn't one of them. */
    public static Optional<BackupFile> file(BackupEntry entry, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return Stream.concat(Stream.of(entry.copy(), entry.dump()), entry.original().stream())
                .filter(known -> known.path().equals(absolute))
                .findFirst();
    }

    /**
     * Compares the sizes and the SHA-256 of its files with what the manifest states. One whose manifest can't be used is returned as it is.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code INTERRUPTED} when the thread is; its flag stays set
     */
    public static BackupEntry check(BackupEntry entry) {
        if (entry.health() instanceof Damaged damaged && damaged.damage() == Damage.MANIFEST_UNREADABLE) {
            return entry;
        }
        Optional<Damaged> damage = BackupFileCheck.check(entry.copy())
                .or(() -> BackupFileCheck.check(entry.dump()))
                .or(() -> entry.original().flatMap(BackupFileCheck::check));
        return entry.health(damage.<BackupHealth>map(found -> found).orElseGet(Good::new));
    }

    /** Whether the copy alone is what the manifest states; otherwise as {@link #check}. */
    public static BackupEntry checkCopy(BackupEntry entry) {
        return checkFile(entry, entry.copy().path());
    }

    /** Whether one of its files alone is what the manifest states; otherwise as {@link #check}. */
    public static BackupEntry checkFile(BackupEntry entry, Path file) {
        if (entry.health().damaged()) {
            return entry;
        }
        return entry.health(file(entry, file)
                .flatMap(BackupFileCheck::check)
                .<BackupHealth>map(found -> found)
                .orElseGet(Good::new));
    }

    private static BackupEntry unusable(Path manifest, String why) {
        String name = BackupNames.nameOf(manifest);
        BackupHealth health = new Damaged(
                manifest, Damage.MANIFEST_UNREADABLE, "the manifest `" + manifest + "` can't be used: " + why);
        return new BackupEntry(
                name,
                BackupNames.time(name).orElse(Instant.EPOCH),
                manifest,
                new BackupFile(manifest.resolveSibling(name + BackupNames.COPY), 0, ""),
                new BackupFile(manifest.resolveSibling(name + BackupNames.DUMP), 0, ""),
                Optional.empty(),
                Map.of(),
                "",
                Optional.empty(),
                Optional.empty(),
                health);
    }

    static List<Path> entries(Path directory, String pattern) {
        Path absolute = directory.toAbsolutePath().normalize();
        if (!Files.exists(absolute)) {
            return List.of();
        }
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(absolute, pattern)) {
            stream.forEach(entries::add);
            return entries;
        } catch (DirectoryIteratorException e) {
            throw unreadable(absolute, new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw unreadable(absolute, e);
        }
    }

    private static RuntimeException unreadable(Path directory, IOException cause) {
        return Problem.of(ErrorCode.RESTORE_FAILED, "cannot look for backups in `" + directory + "`")
                .causedBy(reason(cause))
                .hint("give the directory of the backups, readable by this user")
                .toException(cause);
    }

    /** The cause in words; the file systems' own exceptions tell little but the file. */
    static String reason(IOException cause) {
        if (cause instanceof FileSystemException failed) {
            String reason = failed.getReason();
            String kind = failed.getClass().getSimpleName().replace("Exception", "");
            return reason == null ? kind + ": " + failed.getFile() : reason;
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
