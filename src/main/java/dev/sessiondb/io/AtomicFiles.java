package dev.sessiondb.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/** Puts whole files in place, so that nobody ever sees half of one. Interrupting the thread ends a write with an {@code IOException}. */
public final class AtomicFiles {

    private static final String SUFFIX = ".tmp";

    private AtomicFiles() {}

    /** Writes all of a file's content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, mode 0600, under a temporary name in the same directory, then gives it its name; a file of that name is replaced. When this fails, what was there before still is, and nothing else.
     */
    public static void write(Path file, Content content) throws IOException {
        write(file, content, temporary -> {});
    }

    /** What is done to a file that is written and synced, right before it gets its name; throws when it must not get it. */
    @FunctionalInterface
    public interface BeforeMove {
        void accept(Path temporary) throws IOException;
    }

    /** As {@link #write(Path, Content)}, with a last step before the file gets its name. */
    @SuppressWarnings("try") // it is enough that the sign is there
    public static void write(Path file, Content content, BeforeMove beforeMove) throws IOException {
        Path directory = directoryOf(file);
        String prefix = "." + file.getFileName() + ".";
        LifeSign.sweep(directory, prefix, SUFFIX);
        Path temporary = directory.resolve(prefix + UUID.randomUUID() + SUFFIX);
        try (LifeSign sign = LifeSign.of(temporary)) {
            PrivateFiles.create(temporary).close();
            fill(temporary, content);
            beforeMove.accept(temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException | Error e) {
            discard(temporary, e);
            throw e;
        }
        syncDirectory(directory);
    }

    /**
     * Gives a finished file its name, after its content has reached the disk. Both are in the same file system.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is a file of that name
     */
    public static void moveToNew(Path finished, Path file) throws IOException {
        sync(finished);
        Files.move(finished, file);
        syncDirectory(directoryOf(file));
    }

    /** Waits until the file's content has reached the disk. */
    public static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Waits until the directory's entries have reached the disk; does nothing on Windows, which can't open a directory. */
    public static void syncDirectory(Path directory) throws IOException {
        if (!PrivateFiles.posix(directory)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void fill(Path temporary, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void discard(Path temporary, Throwable failure) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a directory");
    }
}
