package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupTaker;
import dev.sessiondb.config.ConnectionString;
import dev.sessiondb.config.Environment;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.config.Settings;
import dev.sessiondb.config.SettingsLoader;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.migrate.MigrationOptions;
import dev.sessiondb.migrate.Migrator;
import dev.sessiondb.migrate.RunEnvironment;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.postgres.ConnectionSettings;
import dev.sessiondb.postgres.PostgresTargetStore;
import dev.sessiondb.restore.RestoreOptions;
import dev.sessiondb.restore.Restorer;
import dev.sessiondb.sqlite.SqliteDestination;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.TargetStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;

/** The one place where backends, settings and use cases are put together. */
final class Backends {
    /** Beside the loads: Flyway, the ledger and what a phase itself needs. */
    private static final int SPARE_CONNECTIONS = 3;

    private Backends() {}

    static Migrator migrator(Arguments arguments, Environment environment, RunListener listener) {
        Settings settings = SettingsLoader.load(
                environment, new Overrides(arguments.sqlitePath(), arguments.schema(), arguments.backup()));
        MigrationOptions options = new MigrationOptions(
                arguments.jobs(),
                arguments.verify(),
                arguments.onConflict(),
                settings.backupDirectory().value(),
                arguments.zone());
        return new Migrator(source(settings), target(settings, arguments.jobs()), options, surroundings(), listener);
    }

    static Restorer restorer(String backup, Optional<String> sqlitePath, Environment environment) {
        Settings settings =
                SettingsLoader.load(environment, new Overrides(sqlitePath, Optional.empty(), Optional.empty()));
        SourceStore current = source(settings);
        RestoreOptions options = new RestoreOptions(
                backup,
                settings.backupDirectory().value(),
                environment.directory(),
                Clock.systemUTC().instant());
        return new Restorer(new SqliteDestination(current.path()), current, options, new BackupTaker(Version.number()));
    }

    private static SourceStore source(Settings settings) {
        return new SqliteSourceStore(settings.sqlitePath()
                .orElseThrow(
                        () -> missing(
                                "no SQLite database was given",
                                "give `--sqlite-path FILE`, or set `SESSIONDB_SQLITE_PATH`, or `sessiondb.sqlite.path` in `.sessiondb/config.yaml`"))
                .value());
    }

    private static TargetStore target(Settings settings, int jobs) {
        ConnectionString connection = settings.postgres()
                .orElseThrow(
                        () -> missing(
                                "no PostgreSQL connection was given",
                                "set `SESSIONDB_POSTGRES_URL`, or `sessiondb.postgres.connectionString` in `.sessiondb/config.yaml`"))
                .value();
        return new PostgresTargetStore(new ConnectionSettings(
                connection.hosts(),
                connection.database(),
                connection.user(),
                connection.password(),
                connection.properties(),
                settings.schema().value(),
                Math.max(settings.poolSize().value(), jobs + SPARE_CONNECTIONS)));
    }

    private static SessionDbException missing(String what, String hint) {
        return Problem.of(ErrorCode.CONFIG_INVALID, what).hint(hint).toException();
    }

    private static RunEnvironment surroundings() {
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
