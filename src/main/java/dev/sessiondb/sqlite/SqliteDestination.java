package dev.sessiondb.sqlite;

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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The path of a SQLite database that is to be put in place. */
public final class SqliteDestination implements FileDestination {
    private final DestinationFile destination;

    public SqliteDestination(Path path) {
        this.destination = new DestinationFile(path);
    }

    @Override
    public Path path() {
        return destination.given();
    }

    @Override
    public DestinationState state() {
        return destination.state();
    }

    @Override
    public boolean holds(FileContent content) {
        if (state() != DestinationState.DATABASE) {
            return false;
        }
        try {
            DatabaseFiles files = destination.files();
            return !files.hasWal()
                    && !files.hasJournal()
                    && Files.size(files.main()) == content.bytes()
                    && Sha256.of(files.main()).equals(content.sha256());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public List<Check> probe(long bytes) {
        return new DestinationChecks(destination, bytes).all();
    }

    @Override
    public List<Check> examine(Path copy) {
        return new CopyExamination(copy).checks();
    }

    @Override
    public FileMark mark() {
        try {
            return destination.mark();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public FileClaim claim(FileMark mark) {
        try {
            return claimed(destination.files(), mark);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private SqliteClaim claimed(DatabaseFiles files, FileMark mark) throws IOException {
        FileState marked = mark instanceof DestinationFile.Mark own ? own.state() : FileState.of(files);
        boolean there = Files.exists(files.main());
        Optional<ExclusiveLock> lock = there ? ExclusiveLock.take(files.main()) : Optional.empty();
        SqliteClaim claim = new SqliteClaim(files, marked, lock);
        boolean good = false;
        try {
            Optional<String> others = there ? FileInUse.words(files.main(), lock.isPresent()) : Optional.empty();
            if (others.isPresent()) {
                throw FileInUse.locked(others.get());
            }
            claim.requireSame();
            good = true;
            return claim;
        } finally {
            if (!good) {
                claim.close();
            }
        }
    }

    private SessionDbException unreadable(IOException cause) {
        if (cause instanceof InterruptedIOException || cause instanceof ClosedByInterruptException) {
            Thread.interrupted();
            return Problem.of(ErrorCode.INTERRUPTED, "interrupted while reading `" + path() + "`")
                    .hint("run the same command again")
                    .toException(cause);
        }
        return Problem.of(ErrorCode.RESTORE_FAILED, "cannot look at `" + path() + "`")
                .causedBy(SqliteErrors.causeText(cause))
                .state("the destination is as it was")
                .hint("check the path and the rights to it")
                .toException(cause);
    }
}
