package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupPlace;
import dev.sessiondb.backup.BackupProof;
import dev.sessiondb.config.Backend;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.ConnectionString;
import dev.sessiondb.config.Environment;
import dev.sessiondb.config.Setting;
import dev.sessiondb.config.Settings;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.Compression;
import dev.sessiondb.json.DumpFormat;
import dev.sessiondb.json.JsonSourceStore;
import dev.sessiondb.json.RejectedRowsStore;
import dev.sessiondb.migrate.CatchUpStore;
import dev.sessiondb.migrate.DefaultBackendChange;
import dev.sessiondb.migrate.FileMigrator;
import dev.sessiondb.migrate.MigrationOptions;
import dev.sessiondb.migrate.Migrator;
import dev.sessiondb.migrate.RunEnvironment;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.migrate.ServerSourceStore;
import dev.sessiondb.migrate.SqliteMigrator;
import dev.sessiondb.migrate.SqliteOptions;
import dev.sessiondb.plan.PlanOptions;
import dev.sessiondb.postgres.ConnectionSettings;
import dev.sessiondb.postgres.PostgresTargetStore;
import dev.sessiondb.postgres.ServerAddress;
import dev.sessiondb.preflight.FilePreflight;
import dev.sessiondb.profile.OnError;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.sqlite.SqliteChangedRows;
import dev.sessiondb.sqlite.SqliteCopyFormat;
import dev.sessiondb.sqlite.SqliteFileStore;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.FileFormat;
import dev.sessiondb.store.FileTarget;
import dev.sessiondb.store.Ledger;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.StagedFile;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetStore;
import dev.sessiondb.store.WorkMonitor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The one place where backends, settings and use cases are put together. */
final class Backends {
    /** Beside the loads: the lock, Flyway's two, and the ledger. */
    private static final int SPARE_CONNECTIONS = 4;

    private Backends() {}

    static Optional<DefaultBackendChange> cutover(Arguments arguments, Configuration configuration) {
        return arguments.setDefault() ? Optional.of(cutover(configuration)) : Optional.empty();
    }

    /** PostgreSQL as the default backend. */
    static DefaultBackendChange cutover(Configuration configuration) {
        return new DefaultBackendChange(configuration, Backend.POSTGRES, configuration.defaultFile(), surroundings());
    }

    static Migrator migrator(
            Arguments arguments,
            Configuration configuration,
            Optional<DefaultBackendChange> cutover,
            Environment environment,
            RunListener listener) {
        Settings settings = configuration.settings();
        MigrationOptions options = new MigrationOptions(
                arguments.jobs(),
                arguments.verify(),
                arguments.onConflict(),
                new BackupPlace(settings.backupDirectory().value(), arguments.compression()),
                arguments.policies(),
                configuration,
                cutover,
                arguments.mode());
        SourceStore whole =
                tolerant(new SourceChoice(settings, environment, listener).of(arguments.from()), arguments.policies());
        SourceStore source = arguments
                .retryRejects()
                .<SourceStore>map(file -> rejects(environment.directory().resolve(file), whole))
                .orElse(whole);
        if (arguments.catchUp()) {
            source = new CatchUpStore(whole, target(settings, 1, listener), new SqliteChangedRows());
        }
        return new Migrator(source, target(settings, arguments.jobs(), listener), options, surroundings(), listener);
    }

    /** Records that can't be read can be left out like rows that don't fit. */
    private static SourceStore tolerant(SourceStore store, Policies policies) {
        boolean skip = policies.of(JsonSourceStore.TABLE).onError() == OnError.SKIP;
        return skip && store instanceof JsonSourceStore sessions ? sessions.skippingBadRecords() : store;
    }

    private static SourceStore rejects(Path file, SourceStore whole) {
        return new RejectedRowsStore(file, whole, Backends::staged, SqliteSourceStore::new);
    }

    /** PostgreSQL as a source. */
    static ServerSourceStore server(Settings settings, Policies policies, RunListener listener) {
        ServerSourceStore.Files files = new ServerSourceStore.Files(SqliteFileStore::new, SqliteSourceStore::new);
        return new ServerSourceStore(target(settings, 1, listener), files, new PlanOptions(policies, "0"), listener);
    }

    /** Writes any source but PostgreSQL to the SQLite file. */
    static FileMigrator sqliteCopier(
            Settings settings, SourceStore from, Function<Path, FileMigrator.Options> options, RunListener listener) {
        SourceStore old = source(settings);
        FilePreflight.Stores stores =
                new FilePreflight.Stores(from, new SqliteFileStore(old.path()), new SqliteCopyFormat(), old);
        return new FileMigrator(stores, options.apply(settings.backupDirectory().value()), surroundings(), listener);
    }

    /** What is written where, and how. */
    record Export(SourceStore from, FileTarget to, FileFormat format) {}

    /** Writes a source to a JSON file. */
    static FileMigrator jsonExporter(
            Settings settings, Export export, Function<Path, FileMigrator.Options> options, RunListener listener) {
        FilePreflight.Stores stores = new FilePreflight.Stores(
                export.from(),
                export.to(),
                export.format(),
                SourceChoice.json(export.to().path()));
        return new FileMigrator(stores, options.apply(settings.backupDirectory().value()), surroundings(), listener);
    }

    static FileFormat dumpFormat(Compression compression) {
        return new DumpFormat("sessiondb " + Version.number(), compression, Backends::staged, SqliteSourceStore::new);
    }

    /** A new, empty SQLite file. */
    static StagedFile staged(Path file) {
        return new SqliteFileStore(file).stage(file, Optional.empty());
    }

    /** @param options given the directory of backups */
    static SqliteMigrator sqliteMigrator(
            Settings settings, Function<Path, SqliteOptions> options, RunListener listener) {
        SourceStore old = source(settings);
        SqliteMigrator.Stores stores =
                new SqliteMigrator.Stores(target(settings, 1, listener), new SqliteFileStore(old.path()), old);
        return new SqliteMigrator(
                stores, options.apply(settings.backupDirectory().value()), surroundings(), listener);
    }

    /**
     * Makes sure that a backend is configured and answers.
     *
     * @throws SessionDbException with what is in the way
     */
    static void requireAnswer(Backend backend, Settings settings) {
        List<Check> checks = backend == Backend.POSTGRES
                ? target(settings, 1).probe()
                : source(settings).probe();
        checks.stream().filter(Check::failed).findFirst().ifPresent(failed -> {
            throw Problem.of(failed.code(), "`" + backend + "` does not answer: " + failed.title())
                    .causedBy(failed.detail())
                    .hint(failed.hint().orElse("see the cause"))
                    .toException();
        });
    }

    /** Does something with the ledger, where there is one that can be reached; {@code warnings} hears why there is none, if PostgreSQL is configured. */
    static <T> T withLedger(Settings settings, Function<Optional<Ledger>, T> action, Consumer<String> warnings) {
        if (settings.postgres().isEmpty()) {
            return action.apply(Optional.empty());
        }
        Optional<Target> target = open(settings, warnings);
        try {
            return action.apply(
                    target.map(Target::ledger).filter(ledger -> ledger.lastRun().isPresent()));
        } finally {
            target.ifPresent(Target::close);
        }
    }

    private static Optional<Target> open(Settings settings, Consumer<String> warnings) {
        try {
            return Optional.of(target(settings, 1).open());
        } catch (SessionDbException e) {
            warnings.accept("the ledger could not be told: " + e.problem().message()
                    + "; run the same command again once PostgreSQL answers");
            return Optional.empty();
        }
    }

    static BackupProof backupProof() {
        return new BackupProof(SqliteSourceStore::new);
    }

    static SourceStore source(Settings settings) {
        return new SqliteSourceStore(settings.sqlitePath()
                .orElseThrow(() -> NoFileGiven.sqlite(settings))
                .value());
    }

    static TargetStore target(Settings settings, int jobs) {
        return target(settings, jobs, WorkMonitor.NONE);
    }

    /** The same, for work that is watched and can be cancelled. */
    static TargetStore target(Settings settings, int jobs, WorkMonitor monitor) {
        ConnectionString connection = settings.postgres()
                .orElseThrow(
                        () -> missing(
                                "no PostgreSQL connection was given",
                                "set `SESSIONDB_POSTGRES_URL`, or `sessiondb.postgres.connectionString` in `.sessiondb/config.yaml`"))
                .value();
        ConnectionSettings reached = new ConnectionSettings(
                connection.servers().stream()
                        .map(server -> new ServerAddress(server.host(), server.port(), server.password()))
                        .toList(),
                connection.database(),
                connection.user(),
                connection.keyPassword(),
                connection.properties(),
                settings.schema().value(),
                Math.max(settings.poolSize().value(), jobs + SPARE_CONNECTIONS));
        return new PostgresTargetStore(reached, settings.stagingSchema().map(Setting::value), monitor);
    }

    private static SessionDbException missing(String what, String hint) {
        return Problem.of(ErrorCode.CONFIG_INVALID, what).hint(hint).toException();
    }

    static RunEnvironment surroundings() {
        return new RunEnvironment(
                Clock.systemUTC(),
                Version.number(),
                host(),
                ProcessHandle.current().pid(),
                System.getProperty("user.name"));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
