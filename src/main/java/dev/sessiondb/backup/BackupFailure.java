package dev.sessiondb.backup;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.ByteCount;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Removes a backup that failed, and says what happened. */
final class BackupFailure {
    private static final String UNTOUCHED = "the target is untouched, nothing was written to it";
    private static final String ELSEWHERE = "or choose another directory with `--backup DIR`";

    /** What Linux and macOS, their quotas, SQLite and Windows say when a disk is full. */
    private static final List<String> NO_ROOM = List.of(
            "no space left", "quota exceeded", "disk is full", "database is full", "disk full", "not enough space");

    private final BackupPlan plan;
    private final PartialBackup partial;

    BackupFailure(BackupPlan plan, PartialBackup partial) {
        this.plan = plan;
        this.partial = partial;
    }

    /** Also clears the thread's interrupted flag, so that what cleans up after a run can work. */
    SessionDbException exception(Exception cause) {
        boolean interrupted = Thread.interrupted() || interrupted(cause);
        Problem problem = interrupted ? interruption() : problem(cause);
        List<Path> left = partial.remove();
        String state = left.isEmpty()
                ? UNTOUCHED
                : UNTOUCHED + "; parts of the backup could not be removed: "
                        + left.stream().map(path -> "`" + path + "`").collect(Collectors.joining(", "));
        return problem.state(state).toException(cause);
    }

    private static Problem interruption() {
        return Problem.of(ErrorCode.INTERRUPTED, "interrupted while taking the backup")
                .hint("run the same command again");
    }

    private Problem problem(Exception cause) {
        if (noRoom(cause)) {
            return noRoom().causedBy(text(cause));
        }
        if (cause instanceof FileAlreadyExistsException taken) {
            return failed("`" + taken.getFile() + "` is there already: another backup was taken at the same time")
                    .hint("run the same command again");
        }
        if (cause instanceof SessionDbException known) {
            Problem given = known.problem();
            return new Problem(ErrorCode.BACKUP_FAILED, given.message(), given.causedBy(), given.state(), given.hint());
        }
        return failed("cannot take the backup in `" + plan.directory() + "`")
                .causedBy(text(cause))
                .hint("mend that, " + ELSEWHERE);
    }

    /** Counted before anything is removed: the room there would be is what is free and what the parts take. */
    private Problem noRoom() {
        long room = BackupPlanner.usableBytes(plan.directory()) + partial.bytes();
        long missing = plan.requiredBytes() - room;
        String need = missing > 0
                ? ByteCount.words(plan.requiredBytes()) + " needed, " + ByteCount.words(room) + " free, "
                        + ByteCount.words(missing) + " missing"
                : "more than the " + ByteCount.words(room) + " that were free is needed";
        return failed("no room for the backup in `" + plan.directory() + "`: " + need)
                .hint("make room there, " + ELSEWHERE);
    }

    private static Problem failed(String message) {
        return Problem.of(ErrorCode.BACKUP_FAILED, message);
    }

    private static boolean interrupted(Throwable cause) {
        return causes(cause)
                .anyMatch(e -> e instanceof InterruptedIOException || e instanceof ClosedByInterruptException);
    }

    private static boolean noRoom(Throwable cause) {
        return causes(cause)
                .map(BackupFailure::text)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .anyMatch(text -> NO_ROOM.stream().anyMatch(text::contains));
    }

    private static Stream<Throwable> causes(Throwable cause) {
        return Stream.iterate(Optional.of(cause), Optional::isPresent, e -> e.map(Throwable::getCause))
                .limit(20)
                .map(Optional::orElseThrow);
    }

    private static String text(Throwable cause) {
        if (cause instanceof SessionDbException known) {
            return known.problem().causedBy().orElse(known.problem().message());
        }
        if (cause instanceof FileSystemException failed && failed.getReason() == null) {
            return failed.getClass().getSimpleName().replace("Exception", "") + ": " + failed.getFile();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
