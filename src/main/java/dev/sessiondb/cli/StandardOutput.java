package dev.sessiondb.cli;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.io.LifeSign;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.DirectoryChecks;
import dev.sessiondb.store.FileReplacement;
import dev.sessiondb.store.FileTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Standard output as a file: what goes there is first made and verified in the directory of temporary files, since it can't be taken back. */
final class StandardOutput implements FileTarget {
    /** What stands for it where a file is named. */
    static final Path PATH = Path.of("-");

    /** The state of what was printed, when it could not be printed to its end. */
    static final String BROKEN = "what was printed is not whole";

    private static final String PREFIX = "sessiondb-";
    private static final String SUFFIX = ".tmp";

    private final OutputStream out;

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public Path path() {
        return PATH;
    }

    @Override
    public boolean exists() {
        return false;
    }

    @Override
    public List<Check> checks(boolean replace, long bytes) {
        return DirectoryChecks.of(directory(), bytes);
    }

    private static Path directory() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    @Override
    public FileReplacement replacement() {
        return this::print;
    }

    private List<String> print(Path finished) {
        try {
            Files.copy(finished, out);
            out.flush();
            Files.delete(finished);
            return List.of();
        } catch (IOException e) {
            throw Problem.of(ErrorCode.MIGRATION_FAILED, "cannot write to standard output")
                    .causedBy(String.valueOf(e.getMessage()))
                    .state(BROKEN)
                    .hint("see that what reads it reads to the end, or write a file")
                    .toException(e);
        }
    }

    @Override
    public Path temporary(String runId) {
        return directory().resolve(PREFIX + runId + SUFFIX);
    }

    @Override
    public List<Path> removeLeftovers() {
        try {
            return LifeSign.sweep(directory(), PREFIX, SUFFIX);
        } catch (IOException e) {
            return List.of();
        }
    }
}
