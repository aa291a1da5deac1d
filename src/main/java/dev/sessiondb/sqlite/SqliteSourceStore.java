package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.Probing;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.SourceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A SQLite database file. Opening, reading and closing it leaves every byte of its directory as it was. Use one store per file in one process: SQLite's locks are the process's, and a
 * second store that reads the file's header would drop those the first one holds.
 */
public final class SqliteSourceStore implements SourceStore {
    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

    private final Path path;
    private final SnapshotOpener opener;
    private final HeadReader heads = new HeadReader();

    public SqliteSourceStore(Path path) {
        this(path, BUSY_TIMEOUT);
    }

    /** @param busyTimeout how long to wait for a writer that holds the file locked */
    public SqliteSourceStore(Path path, Duration busyTimeout) {
        this.path = path;
        this.opener = new SnapshotOpener(busyTimeout);
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<Check> probe() {
        return new SourceProbe(path, heads, this::openSource).checks();
    }

    @Override
    public Probing beginProbe() {
        return new SourceProbe(path, heads, this::openSource).begin();
    }

    @Override
    public Source open() {
        new FileChecks(path, heads).requirePassed();
        return openSource();
    }

    private SqliteSource openSource() {
        try {
            Path file = path.toRealPath();
            FileState found = FileState.of(new DatabaseFiles(file));
            Snapshot snapshot = opener.open(file, heads.read(file));
            heads.opened();
            return confirmed(new SqliteSource(path, snapshot, found, pages(snapshot, file), heads::closed));
        } catch (SQLException e) {
            throw SqliteErrors.unavailable("cannot open `" + path + "`", e);
        } catch (IOException e) {
            throw SqliteErrors.unavailable("cannot open `" + path + "`", e);
        }
    }

    /** A file without a log has all of its content in its pages. Where SQLite locks it, nobody can write to them; where it doesn't, it is noticed. */
    private Optional<SqliteSource.PageSource> pages(Snapshot snapshot, Path file) {
        boolean locked =
                snapshot.access() == Access.READ_ONLY && !snapshot.head().wal() && !new DatabaseFiles(file).hasWal();
        return locked || snapshot.access() == Access.IMMUTABLE
                ? Optional.of(() -> heads.pages(file))
                : Optional.empty();
    }

    @Override
    public Source openCopy(Path copy) {
        return openCopy(copy, true);
    }

    /** Its rows are read by SQLite's own library, and not from the pages. */
    @Override
    public Source openCopyToVerify(Path copy) {
        return openCopy(copy, false);
    }

    private Source openCopy(Path copy, boolean paged) {
        new FileChecks(copy, new HeadReader()).requirePassed();
        try {
            Path file = copy.toRealPath();
            requireAlone(new DatabaseFiles(file));
            FileState found = FileState.of(new DatabaseFiles(file));
            HeadReader head = new HeadReader();
            Snapshot snapshot = opener.openUnshared(file, head.read(file));
            head.opened();
            Optional<SqliteSource.PageSource> pages = paged ? Optional.of(() -> head.pages(file)) : Optional.empty();
            return new SqliteSource(copy, snapshot, found, pages, head::closed);
        } catch (SQLException e) {
            throw SqliteErrors.unavailable("cannot open `" + copy + "`", e);
        } catch (IOException e) {
            throw SqliteErrors.unavailable("cannot open `" + copy + "`", e);
        }
    }

    @Override
    public SourceStatus status() {
        new FileChecks(path, heads).requirePassed();
        try (SqliteSource source = openSource()) {
            return source.status();
        }
    }

    private static void requireAlone(DatabaseFiles files) {
        for (Path beside : List.of(files.wal(), files.journal())) {
            if (Files.exists(beside)) {
                throw Problem.of(
                                ErrorCode.SOURCE_UNAVAILABLE,
                                "`" + files.main() + "` isn't a finished copy: `" + beside.getFileName()
                                        + "` is beside it")
                        .hint("open it as a source instead, or find out which program uses it")
                        .toException();
            }
        }
    }

    private static SqliteSource confirmed(SqliteSource source) {
        try {
            source.confirm();
            return source;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }
}
