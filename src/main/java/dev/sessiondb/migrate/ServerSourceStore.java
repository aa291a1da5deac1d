package dev.sessiondb.migrate;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.ByteCount;
import dev.sessiondb.io.PrivateDirectory;
import dev.sessiondb.plan.Finding;
import dev.sessiondb.plan.Originals;
import dev.sessiondb.plan.PlanOptions;
import dev.sessiondb.plan.SqlitePlan;
import dev.sessiondb.plan.SqlitePlanner;
import dev.sessiondb.preflight.RememberedFile;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.DerivedSource;
import dev.sessiondb.store.FileStore;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceDescription;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.TableRows;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetDescription;
import dev.sessiondb.store.TargetSnapshot;
import dev.sessiondb.store.TargetStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** PostgreSQL's tables of one schema as a source: one snapshot, brought into a private SQLite database as on the way back and verified against PostgreSQL before it is used. Needs room in the directory of temporary files. */
public final class ServerSourceStore implements SourceStore {

    /**
     * How SQLite files are made and read here.
     *
     * @param files makes a new one at a path
     * @param databases reads one at a path
     */
    public record Files(Function<Path, FileStore> files, Function<Path, SourceStore> databases) {}

    private static final long SPARE_BYTES = 16L * 1024 * 1024;

    private final TargetStore server;
    private final Files files;
    private final PlanOptions options;
    private final RunListener listener;
    private final Extent extent;

    /**
     * What is read.
     *
     * @param only these tables; all where empty
     * @param none whether there need be no table at all
     */
    private record Extent(Optional<Set<String>> only, boolean none) {}

    public ServerSourceStore(TargetStore server, Files files, PlanOptions options, RunListener listener) {
        this(server, files, options, listener, new Extent(Optional.empty(), false));
    }

    private ServerSourceStore(
            TargetStore server, Files files, PlanOptions options, RunListener listener, Extent extent) {
        this.server = server;
        this.files = files;
        this.options = options;
        this.listener = listener;
        this.extent = extent;
    }

    /** The same of a schema that may have no table yet. */
    public ServerSourceStore orNothing() {
        return new ServerSourceStore(server, files, options, listener, new Extent(extent.only(), true));
    }

    /** The same with some tables only, and those that they refer to. */
    public ServerSourceStore only(Collection<String> tables) {
        return new ServerSourceStore(
                server, files, options, listener, new Extent(Optional.of(Set.copyOf(tables)), extent.none()));
    }

    /** Not of a file: host, port and database. */
    @Override
    public Path path() {
        return Path.of(server.name());
    }

    @Override
    public List<Check> probe() {
        return server.probe();
    }

    @Override
    public Source open() {
        return read().source();
    }

    /**
     * Reads all of it.
     *
     * @throws SessionDbException with {@code TARGET_UNAVAILABLE} when the server doesn't answer, {@code PREFLIGHT_FAILED} when something has no way into SQLite, {@code VERIFY_FAILED} when the private database differs
     */
    public ServerDatabase read() {
        try {
            return read(true);
        } catch (SessionDbException e) {
            if (!refused(e)) {
                throw e;
            }
            listener.note(
                    "tables are made as PostgreSQL has them: as the ledger remembers them they don't take every row: "
                            + e.problem().causedBy().orElse(e.problem().message()));
            return read(false);
        }
    }

    /** What the server holds need not keep what only the source's tables asked for, such as a value in a column that the server's hasn't. */
    private static boolean refused(SessionDbException failure) {
        return failure.problem().code() == ErrorCode.MIGRATION_FAILED
                && !Thread.currentThread().isInterrupted();
    }

    /** @param remembering tables are made as the ledger remembers them */
    private ServerDatabase read(boolean remembering) {
        try {
            PrivateDirectory directory = new PrivateDirectory("server");
            boolean done = false;
            try (Target target = server.open();
                    TargetSnapshot whole = target.snapshot()) {
                TargetSnapshot snapshot = extent.only()
                        .<TargetSnapshot>map(tables -> new SelectedSnapshot(whole, tables))
                        .orElse(whole);
                requireRoom(directory, snapshot);
                Originals originals = remembering ? Originals.of(target.ledger().published()) : Originals.NONE;
                ServerDatabase database = read(snapshot, originals, directory);
                done = true;
                return database;
            } finally {
                if (!done) {
                    directory.close();
                }
            }
        } catch (IOException e) {
            throw Problem.of(ErrorCode.SOURCE_UNAVAILABLE, "cannot make a private database of `" + server.name() + "`")
                    .causedBy(String.valueOf(e.getMessage()))
                    .hint("see that the directory of temporary files has room, or name another with `-Djava.io.tmpdir`")
                    .toException(e);
        }
    }

    private ServerDatabase read(TargetSnapshot snapshot, Originals originals, PrivateDirectory directory) {
        Path file = directory.file("server.db");
        FileStore target = files.files().apply(file);
        SourceStore store = files.databases().apply(file);
        Optional<RememberedFile> base = remembered(originals, snapshot, target, store);
        try {
            SqlitePlan plan = new SqlitePlanner(base.map(RememberedFile::source), snapshot, options, originals).plan();
            requireWay(plan);
            SqliteStaging staging = new SqliteStaging(plan, snapshot, target, listener);
            List<SqliteTableReport> tables = staging.make(file, base.map(RememberedFile::path));
            tables = new SqliteVerification(store, snapshot, options, listener).verify(file, plan, tables);
            Source database = store.openCopy(file);
            Source source = new DerivedSource(described(database, snapshot.description()), database, directory::close);
            return new ServerDatabase(plan, source, tables, staging.warnings());
        } finally {
            base.ifPresent(RememberedFile::close);
        }
    }

    /** Without it the tables are made as PostgreSQL has them: a ledger that can't be used is no reason to have no backup. */
    private Optional<RememberedFile> remembered(
            Originals originals, TargetSnapshot snapshot, FileStore file, SourceStore store) {
        try {
            Optional<RememberedFile> made =
                    RememberedFile.make(originals, snapshot.schema().tableNames(), file, store);
            made.map(RememberedFile::leftOut)
                    .filter(names -> !names.isEmpty())
                    .ifPresent(names -> listener.note("SQLite refuses " + String.join(", ", names)));
            return made;
        } catch (SessionDbException e) {
            listener.note("tables can't be made as the ledger remembers them: "
                    + e.problem().message());
            return Optional.empty();
        }
    }

    private static SourceDescription described(Source database, TargetDescription server) {
        SourceDescription made = database.description();
        String name = server.name() + ", schema " + server.schema();
        return new SourceDescription(
                name, made.path(), made.bytes(), made.encoding(), made.journalMode(), "snapshot", Instant.now());
    }

    private void requireRoom(PrivateDirectory directory, TargetSnapshot snapshot) throws IOException {
        long needed = snapshot.bytes() + SPARE_BYTES;
        long usable = directory.usableBytes();
        if (usable < needed) {
            throw new IOException(ByteCount.words(needed) + " needed, " + ByteCount.words(usable) + " free");
        }
    }

    private void requireWay(SqlitePlan plan) {
        boolean nothing = extent.none() && plan.tables().isEmpty();
        if (plan.errors().isEmpty() || nothing) {
            return;
        }
        throw Problem.of(ErrorCode.PREFLIGHT_FAILED, "not every table and column of PostgreSQL has a way back")
                .causedBy(plan.errors().stream().map(Finding::line).collect(Collectors.joining("\n")))
                .hint("mend this in PostgreSQL, and run the same command again")
                .toException();
    }

    @Override
    public Source openCopy(Path copy) {
        return files.databases().apply(copy).openCopy(copy);
    }

    @Override
    public Source openCopyToVerify(Path copy) {
        return files.databases().apply(copy).openCopyToVerify(copy);
    }

    @Override
    public SourceStatus status() {
        try (Source source = open()) {
            SourceDescription made = source.description();
            List<TableRows> tables = source.schema().tables().stream()
                    .map(t -> new TableRows(t.name(), source.statistics(t).rows()))
                    .toList();
            return new SourceStatus(
                    made.path(),
                    made.bytes(),
                    0,
                    made.journalMode(),
                    made.lastWrite(),
                    tables,
                    List.of(),
                    made.access());
        }
    }
}
