package dev.sessiondb.backup;

import dev.sessiondb.io.AtomicFiles;
import dev.sessiondb.io.Compression;
import dev.sessiondb.io.LifeSign;
import dev.sessiondb.io.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A backup in the making: a private directory of its own beside the planned files, whose existence also keeps their names for it. A killed process leaves this directory and no file that looks like a backup.
 */
final class PartialBackup {
    private final BackupPlan plan;
    private final Path directory;
    private final List<Path> published = new ArrayList<>();
    private Optional<LifeSign> sign = Optional.empty();
    private List<Path> made = List.of();
    private boolean created;

    PartialBackup(BackupPlan plan) {
        this.plan = plan;
        this.directory = BackupNames.partial(plan);
    }

    /**
     * Makes the directories, and removes those of backups whose processes were killed.
     *
     * @throws FileAlreadyExistsException when another backup has the names
     */
    void create() throws IOException {
        made = missing(plan.directory());
        PrivateFiles.createDirectories(plan.directory());
        for (Path file : files()) {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
        }
        sign = Optional.of(LifeSign.of(directory));
        sign.get().sweepDirectories("", BackupNames.PARTIAL);
        PrivateFiles.createDirectory(directory);
        created = true;
    }

    Path copy() {
        return inside(plan.copy());
    }

    Compression compression() {
        return plan.compression();
    }

    Path dump() {
        return inside(plan.dump());
    }

    /** Not part of every backup. */
    Path original() {
        return inside(BackupNames.original(plan));
    }

    Path manifest() {
        return inside(plan.manifest());
    }

    /** Gives the files their names, the manifest last: where it is, all are. */
    void publish() throws IOException {
        for (Path file : files()) {
            boolean made = !file.equals(BackupNames.original(plan)) || Files.exists(inside(file));
            if (made) {
                AtomicFiles.moveToNew(inside(file), file);
                published.add(file);
            }
        }
        deleteDirectory();
        sign.ifPresent(LifeSign::close);
        AtomicFiles.syncDirectory(plan.directory());
    }

    /** The file as it is called once published. */
    Path published(Path file) {
        return plan.directory().resolve(String.valueOf(file.getFileName()));
    }

    BackupFile published(BackupFile file) {
        return new BackupFile(published(file.path()), file.bytes(), file.sha256());
    }

    /** Removes what was made, and returns what could not be removed. */
    List<Path> remove() {
        List<Path> left = new ArrayList<>();
        for (Path file : published) {
            delete(file, left);
        }
        try {
            deleteDirectory();
        } catch (IOException | UncheckedIOException e) {
            left.add(directory);
        }
        sign.ifPresent(LifeSign::close);
        removeMade();
        return left;
    }

    /** Directories of its own making, as long as nobody else has put something there. */
    private void removeMade() {
        for (Path empty : made) {
            try {
                Files.deleteIfExists(empty);
            } catch (IOException e) {
                return;
            }
        }
    }

    /** The directories that will have to be made, the innermost first. */
    private static List<Path> missing(Path directory) {
        List<Path> missing = new ArrayList<>();
        Path path = directory.toAbsolutePath();
        while (path != null && Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
            missing.add(path);
            path = path.getParent();
        }
        return missing;
    }

    /** How many bytes it holds so far. */
    long bytes() {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private List<Path> files() {
        return List.of(plan.copy(), plan.dump(), BackupNames.original(plan), plan.manifest());
    }

    private Path inside(Path file) {
        return directory.resolve(String.valueOf(file.getFileName()));
    }

    private void deleteDirectory() throws IOException {
        if (!created) {
            return;
        }
        List<Path> entries;
        try (Stream<Path> all = Files.walk(directory)) {
            entries = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) {
            Files.delete(entry);
        }
        created = false;
    }

    private static void delete(Path file, List<Path> left) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            left.add(file);
        }
    }
}
