package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.AtomicFiles;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.FileFormat;
import dev.sessiondb.store.SameContent;
import dev.sessiondb.store.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A source that is a SQLite database, or was read into one, as a SQLite file of its own. */
public final class SqliteCopyFormat implements FileFormat {

    @Override
    public String words() {
        return "SQLite database";
    }

    @Override
    public List<Check> examine(Source source) {
        return List.of();
    }

    @Override
    public long bytes(long sourceBytes) {
        return sourceBytes;
    }

    @Override
    public void write(Source source, Path file) {
        try {
            source.copyTo(file);
            AtomicFiles.sync(file);
        } catch (IOException e) {
            throw Problem.of(ErrorCode.MIGRATION_FAILED, "cannot write `" + file + "`")
                    .causedBy(SqliteErrors.causeText(e))
                    .hint("see that its directory has room, and run the same command again")
                    .toException(e);
        } catch (SessionDbException e) {
            Problem given = e.problem();
            throw new Problem(
                            ErrorCode.MIGRATION_FAILED, given.message(), given.causedBy(), given.state(), given.hint())
                    .toException(e);
        }
    }

    @Override
    public long verify(Source source, Path file) {
        try (Source copy = new SqliteSourceStore(file).openCopy(file)) {
            return SameContent.require(source, copy);
        }
    }
}
