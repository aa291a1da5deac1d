package dev.sessiondb.sqlite;

import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.schema.Table;
import dev.sessiondb.sqlite.pages.DatabaseFile;
import dev.sessiondb.store.ConstraintViolation;
import dev.sessiondb.store.FileNumbers;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.RowIds;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceDescription;
import dev.sessiondb.store.SourceObject;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.TableRows;
import dev.sessiondb.store.TableStatistics;
import dev.sessiondb.store.WorkMonitor;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A source that is open. */
final class SqliteSource implements Source {
    private final Path path;
    private final Snapshot snapshot;
    private final FileState found;
    private final Runnable afterClose;
    private final Optional<PageSource> pages;
    private final Map<Table, TableStatistics> counted = new HashMap<>();
    private Optional<DatabaseSchema> schema = Optional.empty();
    private Optional<SessionDbException> schemaFailure = Optional.empty();
    private WorkMonitor monitor = WorkMonitor.NONE;
    private boolean standsIn;
    private volatile boolean givenUp;
    private boolean closed;

    /** Opens the file whose pages are read, or gives it where it is open. */
    interface PageSource {
        DatabaseFile open() throws IOException;
    }

    /**
     * @param path as messages name it
     * @param snapshot taken over
     * @param found the files just before the opening
     * @param pages where the file's pages are all there is to read, and nobody can write to them while the snapshot is open
     * @param afterClose run once
     */
    SqliteSource(Path path, Snapshot snapshot, FileState found, Optional<PageSource> pages, Runnable afterClose) {
        this.path = path;
        this.snapshot = snapshot;
        this.found = found;
        this.pages = pages;
        this.afterClose = afterClose;
    }

    private Database database() {
        return snapshot.database();
    }

    Access access() {
        return snapshot.access();
    }

    /** Makes sure that everything read so far is of one snapshot. */
    void confirm() {
        snapshot.watch().confirm();
    }

    @Override
    public SourceDescription description() {
        return read(
                "`" + path + "`",
                () -> new SourceDescription(
                        path.toAbsolutePath().toString(),
                        path.toAbsolutePath(),
                        database().number("PRAGMA page_count") * database().number("PRAGMA page_size"),
                        TextEncoding.of(database()).label(),
                        snapshot.head().wal() ? "wal" : "delete",
                        snapshot.access().label(),
                        found.lastWrite()));
    }

    @Override
    public DatabaseSchema schema() {
        if (schemaFailure.isPresent()) {
            throw schemaFailure.get();
        }
        try {
            if (schema.isEmpty()) {
                schema = Optional.of(read("the schema of `" + path + "`", () -> new SchemaReader(database()).read()));
            }
            return schema.get();
        } catch (SessionDbException e) {
            schemaFailure = Optional.of(e);
            throw e;
        }
    }

    @Override
    public void watch(WorkMonitor listener) {
        monitor = listener;
    }

    @Override
    public TableStatistics statistics(Table table) {
        return counted.computeIfAbsent(table, this::count);
    }

    private TableStatistics count(Table table) {
        String name = table.name();
        return read(named(table), () -> {
            try (RowCursor rows = cursor(table)) {
                monitor.tableStarted(name, OptionalLong.empty());
                StatisticsScan scan = new StatisticsScan(more -> monitor.rowsDone(name, more));
                TableStatistics statistics = scan.of(rows, StatisticsScan.sequence(database(), name));
                monitor.tableFinished(name);
                return statistics;
            } catch (IOException e) {
                throw SqliteErrors.unavailable("cannot read " + named(table), e);
            }
        });
    }

    @Override
    public FileNumbers numbers() {
        return read(
                "`" + path + "`",
                () -> new FileNumbers((int) database().number("PRAGMA user_version"), (int)
                        database().number("PRAGMA application_id")));
    }

    @Override
    public List<SourceObject> inventory() {
        return read("the schema of `" + path + "`", () -> new InventoryReader(database()).read());
    }

    @Override
    public OptionalLong sequence(Table table) {
        return read(named(table), () -> StatisticsScan.sequence(database(), table.name()));
    }

    @Override
    public RowCursor rows(Table table) {
        return read(named(table), () -> cursor(table));
    }

    private RowCursor cursor(Table table) throws SQLException {
        standIn();
        TextEncoding encoding = TextEncoding.of(database());
        RowQueries queries = new RowQueries(database(), encoding);
        Optional<PagedTable> paged = pages.isPresent() ? PagedTable.of(table, database()) : Optional.empty();
        if (paged.isEmpty()) {
            return new SqliteRowCursor(database(), queries.of(table), encoding, this::confirm);
        }
        SqliteRowCursor single = new SqliteRowCursor(database(), queries.byRowid(table), encoding, () -> {});
        return new PagedRowCursor(paged.get(), paged.get().pages(file()), single, this::confirm);
    }

    private DatabaseFile file() {
        try {
            return pages.orElseThrow().open();
        } catch (IOException e) {
            throw SqliteErrors.unavailable("cannot open `" + path + "`", e);
        }
    }

    private boolean standIn() throws SQLException {
        if (!standsIn) {
            StandInCollations.register(database());
            standsIn = true;
        }
        return standsIn;
    }

    @Override
    public List<ConstraintViolation> violations(Table table) {
        DatabaseSchema all = schema();
        return read(named(table), () -> {
            standIn();
            return new ViolationScan(database(), all, table, Optional.ofNullable(counted.get(table))).violations();
        });
    }

    @Override
    public RowIds referencing(Table table, ForeignKey key, RowIds referenced) {
        Optional<Table> parent = schema().table(key.referencedTable());
        if (referenced.isEmpty() || parent.isEmpty()) {
            return RowIds.NONE;
        }
        return read(named(table), () -> {
            standIn();
            return new ReferencingRows(database(), table, parent.get()).find(key, referenced);
        });
    }

    @Override
    public void copyTo(Path destination) {
        read("`" + path + "`", this::standIn);
        new OnlineBackup(database(), destination).run();
        confirm();
    }

    @Override
    public boolean writtenSince() {
        try {
            return snapshot.watch().written();
        } catch (SQLException e) {
            throw SqliteErrors.unavailable("cannot read `" + path + "`", e);
        }
    }

    @Override
    public void release() {
        confirm();
        try {
            snapshot.release();
        } catch (SQLException e) {
            throw SqliteErrors.unavailable("cannot close `" + path + "`", e);
        }
    }

    /** Whether a write-ahead log lies beside a file that should have none. */
    boolean hasForeignWal() {
        String file = read("`" + path + "`", () -> database().text("SELECT file FROM pragma_database_list LIMIT 1"));
        return !snapshot.head().wal() && new DatabaseFiles(Path.of(file)).hasWal();
    }

    /** What SQLite finds wrong with the file, one line each, at most 10; empty when nothing is. */
    List<String> quickCheck() throws SQLException {
        return database().list("PRAGMA quick_check(10)", row -> row.getString(1)).stream()
                .filter(line -> !line.equals("ok"))
                .toList();
    }

    /** Ends the check that another thread makes on this connection; again, if it was just between two statements. */
    void giveUp() {
        givenUp = true;
        try {
            database().functions().interrupt();
        } catch (SQLException e) {
            throw SqliteErrors.unavailable("cannot close `" + path + "`", e);
        }
    }

    /** The first table whose check takes too long. */
    Optional<String> slowTable() {
        if (schemaFailure.isPresent()) {
            return Optional.empty();
        }
        return schema().tables().stream().map(Table::name).filter(this::slow).findFirst();
    }

    private boolean slow(String table) {
        if (givenUp) {
            return false;
        }
        try {
            database().list("PRAGMA quick_check(" + Identifiers.quote(table) + ")", row -> row.getString(1));
            return false;
        } catch (SQLException e) {
            return SqliteErrors.outOfBudget(e);
        }
    }

    SourceStatus status() {
        SourceDescription described = description();
        List<TableRows> tables = schema().tables().stream()
                .map(t -> new TableRows(t.name(), rowCount(t)))
                .toList();
        SourceStatus status = new SourceStatus(
                described.path(),
                found.mainBytes(),
                found.walBytes(),
                described.journalMode(),
                described.lastWrite(),
                tables,
                new IntegrityCheck(this, path).damage(),
                described.access());
        confirm();
        return status;
    }

    private long rowCount(Table table) {
        try {
            standIn();
            return database().number("SELECT count(*) FROM " + Identifiers.quote(table.name()));
        } catch (SQLException e) {
            return -1;
        }
    }

    private String named(Table table) {
        return "table `" + table.name() + "` of `" + path + "`";
    }

    private <T> T read(String what, SqlCall<T> call) {
        try {
            T result = call.call();
            confirm();
            return result;
        } catch (SQLException e) {
            throw SqliteErrors.unavailable("cannot read " + what, e);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            snapshot.close();
        } catch (SQLException e) {
            throw SqliteErrors.unavailable("cannot close `" + path + "`", e);
        } finally {
            afterClose.run();
        }
    }
}
