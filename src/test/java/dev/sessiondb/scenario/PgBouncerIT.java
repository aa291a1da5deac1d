package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.migrate.Phase;
import dev.sessiondb.postgres.ConnectionSettings;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.CheckStatus;
import dev.sessiondb.testing.PgBouncer;
import dev.sessiondb.testing.Servers;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Through PgBouncer in transaction mode, beside an application that uses it too. */
@EnabledIfSystemProperty(named = "pgbouncer", matches = ".+")
class PgBouncerIT {
    private static final String SETTINGS =
            "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings WHERE source IN ('session', 'client') AND name NOT IN ('application_name', 'client_encoding', 'DateStyle', 'TimeZone', 'extra_float_digits')";

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();
    private Path source;

    @BeforeEach
    void makeSource() {
        source = SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE)",
                "CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users(id), body TEXT)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO users SELECT i, 'user ' || i FROM n",
                "INSERT INTO notes SELECT id, id, hex(randomblob(200)) FROM users");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private RestrictedRole through(PgBouncer pooler) {
        ConnectionSettings given = InProcess.settings(database);
        return new RestrictedRole(
                source,
                database,
                new ConnectionSettings(
                        Servers.at(pooler.address(), TestDatabase.PASSWORD),
                        given.database(),
                        given.user(),
                        given.keyPassword(),
                        given.properties(),
                        given.schema(),
                        given.poolSize()));
    }

    @Test
    void newTablesThenTheSameAgainThenMore() {
        try (PgBouncer pooler = PgBouncer.start(database, home, 8);
                Application application = new Application(pooler)) {
            through(pooler).run();
            requireMigrated(2000);
            SqliteFiles.create(
                    source, "INSERT INTO users VALUES (5000, 'late')", "INSERT INTO notes VALUES (5000, 5000, 'late')");
            through(pooler).run();
            requireMigrated(2001);
            assertThat(application.seen()).containsExactly("null");
        }
        assertThat(database.value("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'sessiondb_stage%'"))
                .isEqualTo(0L);
    }

    private void requireMigrated(long rows) {
        assertThat(
                        database.query(
                                "SELECT count(*), count(DISTINCT name), (SELECT count(*) FROM notes n JOIN users u ON u.id = n.user_id) FROM users"))
                .containsExactly(List.of(rows, rows, rows));
    }

    @Test
    void aSecondRunIsRefusedAndARunThatDiesLeavesNoLock() {
        try (PgBouncer pooler = PgBouncer.start(database, home, 14)) {
            through(pooler).runUntil(Phase.VERIFY, () -> {
                assertThatExceptionOfType(SessionDbException.class)
                        .isThrownBy(through(pooler)::run)
                        .matches(e -> e.code() == ErrorCode.LOCKED)
                        .matches(e -> e.problem().causedBy().orElse("").contains("held by run "));
                throw new IllegalStateException("stopped here");
            });
            through(pooler).run();
            requireMigrated(2000);
        }
    }

    @Test
    void itIsSaidAndAPoolTooSmallIsFoundBeforeTheRun() {
        try (PgBouncer pooler = PgBouncer.start(database, home, 8)) {
            assertThat(connections(through(pooler))).satisfies(check -> {
                assertThat(check.status()).isEqualTo(CheckStatus.WARN);
                assertThat(check.detail()).contains("connection pooler");
            });
        }
        try (PgBouncer pooler = PgBouncer.start(database, home, 3)) {
            assertThat(connections(through(pooler))).satisfies(check -> {
                assertThat(check.failed()).isTrue();
                assertThat(check.detail()).startsWith("3 of the 6 ");
                assertThat(check.hint().orElseThrow()).contains("the pool size of what stands between");
            });
        }
    }

    private static Check connections(RestrictedRole role) {
        return role.checks().stream()
                .filter(check -> check.id().equals("target.connections"))
                .findFirst()
                .orElseThrow();
    }

    /** Looks, transaction by transaction, at what is set on the server connections it is given. */
    private final class Application implements AutoCloseable {
        private final Set<String> seen = new ConcurrentSkipListSet<>();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread;

        Application(PgBouncer pooler) {
            thread = new Thread(() -> work(pooler));
            thread.start();
        }

        private void work(PgBouncer pooler) {
            String url = "jdbc:postgresql://" + pooler.address() + "/" + database.name() + "?prepareThreshold=0";
            try (Connection connection = DriverManager.getConnection(url, "any", "any");
                    Statement statement = connection.createStatement()) {
                while (!over.get()) {
                    try (ResultSet row = statement.executeQuery(SETTINGS)) {
                        row.next();
                        seen.add(String.valueOf(row.getString(1)));
                    }
                }
            } catch (SQLException e) {
                seen.add(String.valueOf(e.getMessage()));
            }
        }

        Set<String> seen() {
            return seen;
        }

        @Override
        public void close() {
            over.set(true);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
