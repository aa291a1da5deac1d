package dev.sessiondb.scenario;

import dev.sessiondb.config.Environment;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.config.SettingsLoader;
import dev.sessiondb.migrate.MigrationOptions;
import dev.sessiondb.migrate.Migrator;
import dev.sessiondb.migrate.RunEnvironment;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.migrate.RunMode;
import dev.sessiondb.postgres.ConnectionSettings;
import dev.sessiondb.postgres.PostgresTargetStore;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.TargetStore;
import dev.sessiondb.testing.Servers;
import dev.sessiondb.testing.TestDatabase;
import dev.sessiondb.verify.VerifyMode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The pipeline in the test's own process, so that a listener can step in between two phases. */
final class InProcess {

    private InProcess() {}

    static Migrator migrator(Path source, TestDatabase database, VerifyMode verify, RunListener listener) {
        return migrator(new SqliteSourceStore(source), database, verify, listener);
    }

    static Migrator migrator(SourceStore source, TestDatabase database, VerifyMode verify, RunListener listener) {
        return migrator(source, new PostgresTargetStore(settings(database)), verify, listener);
    }

    static Migrator migrator(SourceStore source, TargetStore target, VerifyMode verify, RunListener listener) {
        Path home = source.path().resolveSibling("");
        MigrationOptions options = new MigrationOptions(
                2,
                verify,
                OnConflict.ERROR,
                dev.sessiondb.backup.BackupPlace.of(home.resolve("backups")),
                dev.sessiondb.profile.Policies.NONE,
                SettingsLoader.check(
                                new Environment(Map.of(), home, home),
                                new Overrides(Optional.empty(), Optional.empty(), Optional.empty()))
                        .configuration(),
                Optional.empty(),
                RunMode.WHOLE);
        RunEnvironment environment = new RunEnvironment(Clock.systemUTC(), "test", "host", 1, "tester");
        return new Migrator(source, target, options, environment, listener);
    }

    static ConnectionSettings settings(TestDatabase database) {
        return new ConnectionSettings(
                Servers.at(database.host() + ":" + database.port(), TestDatabase.PASSWORD),
                database.name(),
                Optional.of(database.role()),
                Optional.empty(),
                Map.of(),
                "public",
                5);
    }
}
