package dev.sessiondb.scenario;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.migrate.Migrator;
import dev.sessiondb.migrate.Phase;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.postgres.ConnectionSettings;
import dev.sessiondb.postgres.PostgresTargetStore;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.Check;
import dev.sessiondb.testing.TestDatabase;
import dev.sessiondb.verify.VerifyMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Migrates as a role that may not do everything, and does what the preflight says is missing. */
final class RestrictedRole {
    private final Path source;
    private final TestDatabase database;
    private final ConnectionSettings settings;
    private Optional<String> staging = Optional.empty();

    RestrictedRole(Path source, TestDatabase database) {
        this(source, database, InProcess.settings(database));
    }

    RestrictedRole(Path source, TestDatabase database, ConnectionSettings settings) {
        this.source = source;
        this.database = database;
        this.settings = settings;
    }

    RestrictedRole staging(String schema) {
        staging = Optional.of(schema);
        return this;
    }

    /** The checks that fail before a run. */
    List<Check> failures() {
        Preview preview = migrator(phase -> {}).preview();
        return preview.checks().stream().filter(Check::failed).toList();
    }

    /** All checks before a run. */
    List<Check> checks() {
        return migrator(phase -> {}).preview().checks();
    }

    void run() {
        migrator(phase -> {}).run();
    }

    /** As a run that does not get beyond the beginning of a phase. */
    SessionDbException runUntil(Phase last, Runnable then) {
        try {
            migrator(phase -> {
                        if (phase == last) {
                            then.run();
                        }
                    })
                    .run();
        } catch (SessionDbException e) {
            return e;
        }
        throw new AssertionError("it ran to its end");
    }

    /** Tries to run, as a superuser does what the failing checks print, to the letter, and runs again until it works. */
    List<String> runDoingWhatIsPrinted() {
        List<String> done = new ArrayList<>();
        for (int attempt = 0; attempt < 5; attempt++) {
            try {
                run();
                return done;
            } catch (SessionDbException e) {
                if (e.code() != ErrorCode.PREFLIGHT_FAILED) {
                    throw e;
                }
                List<String> printed = printed();
                execute(printed);
                done.addAll(printed);
            }
        }
        throw new AssertionError("it doesn't end: " + done);
    }

    private void execute(List<String> statements) {
        try (Connection admin = database.connectAsAdmin();
                Statement statement = admin.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The statements of the hints. */
    List<String> printed() {
        List<String> statements = new ArrayList<>();
        for (Check failure : failures()) {
            String hint = failure.hint().orElseThrow();
            int start = hint.indexOf("execute: ");
            if (start < 0) {
                continue;
            }
            Arrays.stream(hint.substring(start + "execute: ".length()).split(";"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .forEach(statements::add);
        }
        if (statements.isEmpty()) {
            throw new AssertionError("no statement in " + failures());
        }
        return statements;
    }

    private interface Started {
        void phase(Phase phase);
    }

    private Migrator migrator(Started started) {
        RunListener listener = new RunListener() {
            @Override
            public void phaseStarted(Phase phase) {
                started.phase(phase);
            }
        };
        return InProcess.migrator(
                new SqliteSourceStore(source), new PostgresTargetStore(settings, staging), VerifyMode.FULL, listener);
    }
}
