package dev.sessiondb.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file {@code NAME.PID.alive} beside a temporary file or directory, which its process makes first and keeps locked. The system gives the lock up when the process ends, however it ends: what can be locked is
 * left over. Where a file system has no locks there is no sign, and nothing can be told.
 */
public final class LifeSign implements AutoCloseable {
    private static final Pattern SIGN = Pattern.compile("(.*)\\.(\\d+)\\.alive");

    /** Of a sign that isn't locked yet: under its own name it always is, so that whoever finds it free knows. */
    private static final String UNLOCKED = ".new";

    /** Between the making and the locking of a sign lies a moment. */
    private static final Duration YOUNG = Duration.ofSeconds(1);

    private final Path file;
    private final FileChannel channel;

    private LifeSign(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Of something that will be made.
     *
     * @throws java.nio.file.FileAlreadyExistsException when this process is making something of that name
     */
    public static LifeSign of(Path temporary) throws IOException {
        String name = name(temporary) + "." + ProcessHandle.current().pid() + ".alive";
        Path file = temporary.resolveSibling(name);
        Path unlocked = temporary.resolveSibling(name + UNLOCKED);
        PrivateFiles.create(unlocked).close();
        FileChannel channel = FileChannel.open(unlocked, StandardOpenOption.WRITE);
        try {
            if (locked(channel)) {
                Files.move(unlocked, file);
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        } finally {
            Files.deleteIfExists(unlocked);
        }
        return new LifeSign(file, channel);
    }

    private static boolean locked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether nothing tells who made it, and whether that one lives. */
    public static boolean missing(Path temporary) throws IOException {
        return signs(temporary.resolveSibling(""), name(temporary), "").stream()
                .noneMatch(sign -> subject(sign).equals(temporary));
    }

    /** Whether the process that made it is surely gone. */
    public static boolean dead(Path temporary) throws IOException {
        return signs(temporary.resolveSibling(""), name(temporary), "").stream()
                .anyMatch(sign -> subject(sign).equals(temporary) && free(sign));
    }

    /**
     * Removes temporary files of processes that are gone, signs included, and returns those files.
     *
     * @param prefix of their names
     * @param suffix of their names
     */
    public static List<Path> sweep(Path directory, String prefix, String suffix) throws IOException {
        List<Path> removed = new ArrayList<>();
        sweepUnlocked(directory, prefix);
        for (Path sign : signs(directory, prefix, suffix)) {
            Path temporary = subject(sign);
            if (!Files.isDirectory(temporary, LinkOption.NOFOLLOW_LINKS) && free(sign)) {
                if (Files.deleteIfExists(temporary)) {
                    removed.add(temporary);
                }
                Files.deleteIfExists(sign);
            }
        }
        return removed;
    }

    /** Removes directories beside its own that processes of the same user made that are gone; what can't be removed stays. */
    public void sweepDirectories(String prefix, String suffix) {
        try {
            UserPrincipal user = Files.getOwner(file);
            sweepUnlocked(file.resolveSibling(""), prefix);
            for (Path sign : signs(file.resolveSibling(""), prefix, suffix)) {
                Path temporary = subject(sign);
                if (owned(sign, user) && owned(temporary, user) && free(sign)) {
                    remove(temporary);
                    Files.deleteIfExists(sign);
                }
            }
        } catch (IOException e) {
            return; // They are not this run's to complain of.
        }
    }

    /** Signs whose process was gone before it had them locked: nothing else of it is there. */
    private static void sweepUnlocked(Path directory, String prefix) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*.alive" + UNLOCKED)) {
            for (Path path : all) {
                Instant made = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                        .toInstant();
                if (name(path).startsWith(prefix) && made.plus(YOUNG).isBefore(Instant.now())) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private static boolean owned(Path path, UserPrincipal user) throws IOException {
        return !Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                || Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(user);
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> inner = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : inner) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static List<Path> signs(Path directory, String prefix, String suffix) throws IOException {
        List<Path> signs = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*.alive")) {
            for (Path path : all) {
                Matcher matcher = SIGN.matcher(name(path));
                if (matcher.matches()
                        && matcher.group(1).startsWith(prefix)
                        && matcher.group(1).endsWith(suffix)) {
                    signs.add(path);
                }
            }
        }
        return signs;
    }

    private static Path subject(Path sign) {
        return sign.resolveSibling(SIGN.matcher(name(sign)).replaceFirst("$1"));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** A sign of this process is never opened a second time: closing it would give up the lock. */
    private static boolean free(Path sign) {
        String pid = SIGN.matcher(name(sign)).replaceFirst("$2");
        if (pid.equals(Long.toString(ProcessHandle.current().pid()))
                || !Files.isRegularFile(sign, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(sign, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    /** Its process has done with it. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            return; // The next one to look here finds it dead.
        }
    }
}
