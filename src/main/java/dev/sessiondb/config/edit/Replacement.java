package dev.sessiondb.config.edit;

import dev.sessiondb.io.AtomicFiles;
import dev.sessiondb.io.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a new text in the place of a config file, after a copy of it. */
record Replacement(Source source, Refusal refusal) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final String CHANGED = "it was changed in the meantime";

    /** What stands in the way; looks only. */
    Optional<String> obstacle() {
        try {
            return Optional.ofNullable(findObstacle());
        } catch (IOException e) {
            return Optional.of("it cannot be looked at: " + e.getMessage());
        }
    }

    private @Nullable String findObstacle() throws IOException {
        Path directory = directory();
        if (!source.unchanged()) {
            return CHANGED;
        }
        if (!writable(source.real())) {
            return "it is read-only";
        }
        if (!writable(directory)) {
            return "its directory " + directory + " is read-only";
        }
        long needed = 4L * source.size() + 4096;
        return Files.getFileStore(directory).getUsableSpace() < needed
                ? "there is no room in its directory " + directory
                : null;
    }

    /** Root may write everything; what its owner took the right from stays as it is all the same. */
    static boolean writable(Path path) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        boolean byMode = view == null || view.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE);
        return byMode && Files.isWritable(path);
    }

    /** Returns where the copy is. */
    Path write(String text, Clock clock) {
        obstacle().ifPresent(reason -> {
            throw refusal.because(reason);
        });
        try (FileChannel channel = FileChannel.open(source.real(), StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            Objects.requireNonNull(lock, "lock");
            return writeLocked(text, clock);
        } catch (IOException e) {
            throw refusal.because("it cannot be written: " + e.getMessage(), e);
        }
    }

    /** Two edits at once: the second finds the file locked, or changed. */
    private FileLock lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            throw refusal.because("it is being changed right now", e);
        }
        throw refusal.because("it is being changed right now");
    }

    private Path writeLocked(String text, Clock clock) throws IOException {
        byte[] bytes = source.encode(text);
        Path copy = copy(clock);
        try {
            AtomicFiles.write(source.real(), out -> out.write(bytes), this::beforeMove);
        } catch (IOException | RuntimeException e) {
            if (inPlace(bytes)) {
                return copy;
            }
            Files.deleteIfExists(copy);
            throw e;
        }
        return copy;
    }

    /** Whether the file was renamed all the same, and only the directory could not be synced. */
    private boolean inPlace(byte[] bytes) throws IOException {
        return Arrays.equals(Files.readAllBytes(source.real()), bytes);
    }

    private void beforeMove(Path temporary) throws IOException {
        keepRights(temporary);
        if (!source.unchanged()) {
            throw refusal.because(CHANGED);
        }
    }

    private Path copy(Clock clock) throws IOException {
        String start =
                source.real().getFileName() + "." + TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
        Path copy = directory().resolve(start + ".bak");
        for (int i = 2; Files.exists(copy, LinkOption.NOFOLLOW_LINKS); i++) {
            copy = directory().resolve(start + "-" + i + ".bak");
        }
        try (OutputStream out = PrivateFiles.create(copy)) {
            fill(copy, out);
        }
        return copy;
    }

    private void fill(Path copy, OutputStream out) throws IOException {
        try {
            out.write(source.bytes());
            AtomicFiles.sync(copy);
            keepRights(copy);
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    /** Mode, and owner and group where this user may set them. */
    private void keepRights(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        PosixFileAttributes wanted = Files.readAttributes(source.real(), PosixFileAttributes.class);
        PosixFileAttributes now = view.readAttributes();
        if (!now.group().equals(wanted.group())) {
            tryTo(() -> view.setGroup(wanted.group()));
        }
        if (!now.owner().equals(wanted.owner())) {
            tryTo(() -> view.setOwner(wanted.owner()));
        }
        view.setPermissions(wanted.permissions());
    }

    private interface Step {
        void run() throws IOException;
    }

    /** Only root may give a file away: another's new file is this user's, with the same mode. */
    private static boolean tryTo(Step step) {
        try {
            step.run();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Path directory() {
        return Objects.requireNonNull(source.real().getParent(), "a real path has a directory");
    }
}
