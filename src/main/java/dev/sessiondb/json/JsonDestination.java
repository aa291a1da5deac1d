package dev.sessiondb.json;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.DestinationState;
import dev.sessiondb.store.FileClaim;
import dev.sessiondb.store.FileContent;
import dev.sessiondb.store.FileDestination;
import dev.sessiondb.store.FileMark;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The path of a session file or dump that is to be put in place. */
public final class JsonDestination implements FileDestination {
    private final Path path;
    private final Predicate<Path> json;

    /** @param json whether a file that is there holds a session file or a dump, by content */
    public JsonDestination(Path path, Predicate<Path> json) {
        this.path = path;
        this.json = json;
    }

    /** What was there when it was marked; empty for nothing. */
    record Mark(Optional<FileStamp> stamp) implements FileMark {}

    @Override
    public Path path() {
        return path;
    }

    /** Absolute, symbolic links followed as far as they lead to something. */
    Path real() throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        return Files.exists(absolute)
                ? absolute.toRealPath()
                : absolute.resolveSibling("").toRealPath().resolve(absolute.getFileName());
    }

    @Override
    public DestinationState state() {
        try {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return DestinationState.ABSENT;
            }
            if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
                return DestinationState.UNUSABLE;
            }
            if (Files.size(path) == 0) {
                return DestinationState.EMPTY;
            }
            return json.test(path) ? DestinationState.DATABASE : DestinationState.UNUSABLE;
        } catch (IOException e) {
            return DestinationState.UNUSABLE;
        }
    }

    @Override
    public boolean holds(FileContent content) {
        try {
            return state() == DestinationState.DATABASE
                    && Files.size(path) == content.bytes()
                    && Sha256.of(path).equals(content.sha256());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public List<Check> probe(long bytes) {
        return new JsonDestinationChecks(this, bytes).all();
    }

    /** A session file or dump was read to its end when it was chosen. */
    @Override
    public List<Check> examine(Path copy) {
        return List.of();
    }

    @Override
    public FileMark mark() {
        try {
            return found();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    Mark found() throws IOException {
        return new Mark(Files.exists(path) ? Optional.of(FileStamp.of(real())) : Optional.empty());
    }

    /** A JSON file has no locks: whether it was written to meanwhile is all that can be told. */
    @Override
    public FileClaim claim(FileMark mark) {
        return new JsonClaim(this, mark);
    }

    SessionDbException unreadable(IOException cause) {
        if (cause instanceof InterruptedIOException || cause instanceof ClosedByInterruptException) {
            Thread.interrupted();
            return Problem.of(ErrorCode.INTERRUPTED, "interrupted while reading `" + path + "`")
                    .hint("run the same command again")
                    .toException(cause);
        }
        return Problem.of(ErrorCode.RESTORE_FAILED, "cannot look at `" + path + "`")
                .causedBy(String.valueOf(cause.getMessage()))
                .state(JsonClaim.AS_BEFORE)
                .hint("check the path and the rights to it")
                .toException(cause);
    }
}
