package dev.sessiondb.json;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.io.LifeSign;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.DirectoryChecks;
import dev.sessiondb.store.FileReplacement;
import dev.sessiondb.store.FileTarget;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A JSON file that is to be made or replaced. The new one is made beside it, as {@code .NAME.RUN.tmp}. */
public final class JsonFileTarget implements FileTarget {
    private static final String SUFFIX = ".tmp";
    private static final String RUN = "\\d{8}T\\d{6}Z-[0-9a-f]{4}";
    private static final Duration SURELY_DEAD = Duration.ofDays(1);

    private final Path path;

    /** @param path of the file; a symbolic link stays, and what it leads to is replaced */
    public JsonFileTarget(Path path) {
        this.path = real(path.toAbsolutePath().normalize());
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public boolean exists() {
        return Files.exists(path);
    }

    private Path directory() {
        return Objects.requireNonNull(path.getParent(), "a file has a directory");
    }

    @Override
    public List<Check> checks(boolean replace, long bytes) {
        List<Check> checks = new ArrayList<>(DirectoryChecks.of(directory(), bytes));
        checks.add(replaceable(replace));
        return checks;
    }

    private Check replaceable(boolean replace) {
        String id = "file.replace";
        String title = "the file may be made or replaced";
        if (!Files.exists(path)) {
            return Check.pass(id, title, "`" + path + "` doesn't exist yet");
        }
        if (!Files.isRegularFile(path)) {
            return Check.fail(id, title, "`" + path + "` isn't a regular file", "give the path of a file");
        }
        return replace
                ? Check.pass(id, title, "`" + path + "` will be replaced, after a backup")
                : Check.fail(
                        id,
                        title,
                        "`" + path + "` exists",
                        "give `--replace` to replace it (it is backed up first), or another path");
    }

    @Override
    public FileReplacement replacement() {
        try {
            return new JsonFileReplacement(path, exists() ? Optional.of(FileStamp.of(path)) : Optional.empty());
        } catch (IOException e) {
            throw Problem.of(ErrorCode.PREFLIGHT_FAILED, "cannot look at `" + path + "`")
                    .causedBy(String.valueOf(e.getMessage()))
                    .hint("see that this user may read the file and its directory")
                    .toException(e);
        }
    }

    @Override
    public Path temporary(String runId) {
        return path.resolveSibling(prefix() + runId + SUFFIX);
    }

    private String prefix() {
        return "." + path.getFileName() + ".";
    }

    /** Where no sign of life tells a run at work from one that died, none works for a day without writing. */
    @Override
    public List<Path> removeLeftovers() {
        List<Path> removed = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory(), this::leftover)) {
            removed.addAll(LifeSign.sweep(directory(), prefix(), SUFFIX));
            for (Path file : all) {
                if (Files.exists(file) && LifeSign.missing(file) && old(file) && Files.deleteIfExists(file)) {
                    removed.add(file);
                }
            }
        } catch (IOException e) {
            throw Problem.of(
                            ErrorCode.MIGRATION_FAILED,
                            "cannot clear away what an earlier run left beside `" + path + "`")
                    .causedBy(String.valueOf(e.getMessage()))
                    .hint("see that this user may write to the directory")
                    .toException(e);
        }
        return removed;
    }

    private static boolean old(Path file) throws IOException {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        return written.plus(SURELY_DEAD).isBefore(Instant.now());
    }

    private boolean leftover(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(prefix())
                && name.endsWith(SUFFIX)
                && name.length() > prefix().length() + SUFFIX.length()
                && name.substring(prefix().length(), name.length() - SUFFIX.length())
                        .matches(RUN);
    }
}
