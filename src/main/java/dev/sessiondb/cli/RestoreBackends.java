package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupPlace;
import dev.sessiondb.backup.BackupTaker;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Environment;
import dev.sessiondb.config.FileContent;
import dev.sessiondb.config.Settings;
import dev.sessiondb.json.JsonDestination;
import dev.sessiondb.json.JsonKind;
import dev.sessiondb.migrate.MigrationOptions;
import dev.sessiondb.migrate.Migrator;
import dev.sessiondb.migrate.Replacement;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.migrate.RunMode;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.restore.DatabaseContents;
import dev.sessiondb.restore.DocumentContents;
import dev.sessiondb.restore.RestoreFiles;
import dev.sessiondb.restore.RestoreOptions;
import dev.sessiondb.restore.RestoredKind;
import dev.sessiondb.restore.Restorer;
import dev.sessiondb.restore.ServerRestorer;
import dev.sessiondb.sqlite.SqliteDestination;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.verify.VerifyMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Puts together what restores are made of. */
final class RestoreBackends {
    private static final int JOBS = 2;

    /** See "Database File Format", 1.3.1, on sqlite.org. */
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final Configuration configuration;
    private final Settings settings;
    private final Environment environment;
    private final RestoreFiles files =
            new RestoreFiles(RestoreBackends::kind, SqliteSourceStore::new, SourceChoice::json);

    RestoreBackends(Configuration configuration, Environment environment) {
        this.configuration = configuration;
        this.settings = configuration.settings();
        this.environment = environment;
    }

    Restorer sqlite(String backup) {
        SourceStore current = Backends.source(settings);
        Restorer.Stores stores = new Restorer.Stores(
                files, new SqliteDestination(current.path()), current, () -> new DatabaseContents(files));
        return new Restorer(stores, options(backup), taker());
    }

    Restorer json(String backup) {
        Path path = settings.jsonPath()
                .orElseThrow(() -> NoFileGiven.json(settings, "give `--json-path FILE`"))
                .value();
        Restorer.Stores stores = new Restorer.Stores(
                files, new JsonDestination(path, FileContent::isJson), SourceChoice.json(path), DocumentContents::new);
        return new Restorer(stores, options(backup), taker());
    }

    ServerRestorer postgres(String backup, Policies policies, RunListener listener) {
        return new ServerRestorer(
                options(backup), files, (database, name) -> migrator(database, name, policies, listener));
    }

    private Migrator migrator(Path database, Path name, Policies policies, RunListener listener) {
        MigrationOptions migration = new MigrationOptions(
                JOBS,
                VerifyMode.FULL,
                OnConflict.REPLACE,
                BackupPlace.of(settings.backupDirectory().value()),
                policies,
                configuration,
                Optional.empty(),
                RunMode.WHOLE);
        SourceStore server =
                Backends.server(settings, policies, new RunListener() {}).orNothing();
        return new Migrator(
                        new SqliteSourceStore(database),
                        Backends.target(settings, JOBS, listener),
                        migration,
                        Backends.surroundings(),
                        listener)
                .replacing(new Replacement(server, database, name));
    }

    private RestoreOptions options(String backup) {
        return new RestoreOptions(
                backup,
                settings.backupDirectory().value(),
                environment.directory(),
                Backends.surroundings().clock().instant());
    }

    private static BackupTaker taker() {
        return new BackupTaker(Version.number()).of("restore");
    }

    private static RestoredKind kind(Path file) {
        if (FileContent.isJson(file)) {
            return JsonKind.isDump(file) ? RestoredKind.DUMP : RestoredKind.DOCUMENT;
        }
        return isDatabase(file) ? RestoredKind.DATABASE : RestoredKind.OTHER;
    }

    /** Not while this process has it open. A file that can't be read now is left to its reader, which says why. */
    static boolean isDatabase(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException e) {
            return true;
        }
    }
}
