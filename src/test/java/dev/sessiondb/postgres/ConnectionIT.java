package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetStore;
import dev.sessiondb.store.WorkMonitor;
import dev.sessiondb.testing.Servers;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConnectionIT {
    private static final Duration QUICK = Duration.ofSeconds(15);

    @Test
    void saysWhatItIsConnectedTo() {
        try (TestDatabase database = TestDatabase.create();
                Target target = new PostgresTargetStore(OpenTarget.settings(database)).open()) {
            assertThat(target.description().user()).isEqualTo(database.role());
            assertThat(target.description().schema()).isEqualTo("public");
            assertThat(target.description().name()).endsWith("/" + database.name());
        }
    }

    @Test
    void oneConnectionIsEnoughForOneQuestionAndNoneStaysOpen() throws InterruptedException {
        try (TestDatabase database = TestDatabase.create();
                Target target = new PostgresTargetStore(OpenTarget.settings(database)).open()) {
            assertThat(connections(database)).isEqualTo(1);
            target.status();
            for (int i = 0; i < 100 && !connections(database).equals(0); i++) {
                Thread.sleep(20); // the server ends its process by itself
            }
            assertThat(connections(database)).isEqualTo(0);
        }
    }

    private static Object connections(TestDatabase database) {
        return database.value("SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'sessiondb'"
                + " AND datname = current_database()");
    }

    @Test
    void refusedByNobodyListening() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Problem problem = failure(settings("localhost:" + port, "app", "wrong"));
        assertThat(problem.causedBy().orElseThrow()).contains("refused").contains("08001");
        assertThat(problem.hint().orElseThrow()).contains("pg_isready");
    }

    @Test
    void unknownHost() {
        Problem problem = failure(settings("no-such-host.invalid:5432", "app", "wrong"));
        assertThat(problem.causedBy().orElseThrow()).contains("unknown host");
        assertThat(problem.hint().orElseThrow()).contains("host name");
    }

    @Test
    void nobodyAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            Problem problem = failure(settings("localhost:" + silent.getLocalPort(), "app", "wrong"));
            assertThat(problem.code()).isEqualTo(ErrorCode.TARGET_UNAVAILABLE);
        }
    }

    @Test
    void wrongPassword() {
        try (TestDatabase database = TestDatabase.create()) {
            Problem problem = failure(with(database, database.name(), Optional.of(database.role()), "wr0ng-s3cr3t"));
            assertThat(problem.causedBy().orElseThrow()).contains("28P01");
            assertThat(problem.hint().orElseThrow()).contains("password");
            assertThat(problem.toString()).doesNotContain("wr0ng-s3cr3t");
        }
    }

    @Test
    void unknownDatabase() {
        try (TestDatabase database = TestDatabase.create()) {
            Problem problem =
                    failure(with(database, "no_such_database", Optional.of(database.role()), TestDatabase.PASSWORD));
            assertThat(problem.causedBy().orElseThrow())
                    .contains("no_such_database")
                    .contains("3D000");
            assertThat(problem.hint().orElseThrow()).contains("create the database");
            assertThat(problem.toString()).doesNotContain(TestDatabase.PASSWORD);
        }
    }

    @Test
    void noConnectionLeft() {
        try (TestDatabase database = TestDatabase.create()) {
            database.admin("ALTER ROLE " + database.role() + " CONNECTION LIMIT 0");
            Problem problem = failure(OpenTarget.settings(database));
            assertThat(problem.causedBy().orElseThrow()).contains("53300");
            assertThat(problem.hint().orElseThrow()).contains("connection");
        }
    }

    @Test
    void mayNotConnectToThatDatabase() {
        try (TestDatabase database = TestDatabase.withoutRights()) {
            database.admin("REVOKE CONNECT ON DATABASE " + database.name() + " FROM PUBLIC");
            assertThat(failure(OpenTarget.settings(database)).hint().orElseThrow())
                    .contains("GRANT CONNECT");
        }
    }

    @Test
    void aRolesOwnSettingsDoNotReachARun() throws SQLException {
        try (OpenTarget open = OpenTarget.of(hostileSettings());
                Connections connections = connections(OpenTarget.settings(open.database))) {
            assertThat(setting(connections, "statement_timeout")).isEqualTo("0");
            assertThat(setting(connections, "lock_timeout")).isEqualTo("0");
            assertThat(setting(connections, "idle_in_transaction_session_timeout"))
                    .isEqualTo("0");
            assertThat(setting(connections, "TimeZone")).isEqualTo("UTC");
            assertThat(setting(connections, "search_path")).isEqualTo("pg_catalog, pg_temp");
            assertThat(setting(connections, "standard_conforming_strings")).isEqualTo("on");
        }
    }

    private static Connections connections(ConnectionSettings settings) throws SQLException {
        ServerDataSource server = ServerDataSource.to(settings, WorkMonitor.NONE);
        return new Connections(
                settings,
                new StagingSchemas("public", Optional.empty()),
                server,
                server.getConnection(),
                WorkMonitor.NONE);
    }

    private static TestDatabase hostileSettings() {
        TestDatabase database = TestDatabase.create();
        for (String setting : List.of(
                "statement_timeout = '1s'",
                "lock_timeout = '1s'",
                "idle_in_transaction_session_timeout = '1s'",
                "TimeZone = 'Asia/Kathmandu'",
                "DateStyle = 'German'",
                "standard_conforming_strings = off",
                "search_path = nowhere")) {
            database.admin("ALTER ROLE " + database.role() + " SET " + setting);
        }
        return database;
    }

    private static String setting(Connections connections, String name) {
        try (var connection = connections.pooled()) {
            return Query.text(connection, "SELECT current_setting(?)", name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anInterruptWhileConnectingIsAnInterrupt() {
        try (TestDatabase database = TestDatabase.create()) {
            TargetStore store = new PostgresTargetStore(OpenTarget.settings(database));
            Thread.currentThread().interrupt();
            assertThat(store.probe()).singleElement().matches(Check::failed);
            assertThatExceptionOfType(SessionDbException.class)
                    .isThrownBy(store::open)
                    .matches(e -> e.code() == ErrorCode.INTERRUPTED);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void closesConnectionsAndThreads() throws InterruptedException {
        try (TestDatabase database = TestDatabase.create()) {
            try (Target target = new PostgresTargetStore(OpenTarget.settings(database)).open()) {
                target.checks();
                target.schema();
            }
            Instant end = Instant.now().plusSeconds(5);
            while (!threads().isEmpty() && Instant.now().isBefore(end)) {
                Thread.sleep(50);
            }
            assertThat(threads()).isEmpty();
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sessiondb"))
                .collect(Collectors.toList());
    }

    private static ConnectionSettings settings(String host, String database, String password) {
        return new ConnectionSettings(
                Servers.at(host, password), database, Optional.of("app"), Optional.empty(), Map.of(), "public", 5);
    }

    private static ConnectionSettings with(TestDatabase database, String name, Optional<String> user, String password) {
        String host = database.host() + ":" + database.port();
        return new ConnectionSettings(Servers.at(host, password), name, user, Optional.empty(), Map.of(), "public", 5);
    }

    /** Probe and open say the same, soon. */
    private static Problem failure(ConnectionSettings settings) {
        TargetStore store = new PostgresTargetStore(settings);
        Instant start = Instant.now();
        List<Check> probed = store.probe();
        assertThat(Duration.between(start, Instant.now())).isLessThan(QUICK);
        assertThat(probed).singleElement().satisfies(check -> {
            assertThat(check.failed()).isTrue();
            assertThat(check.code()).isEqualTo(ErrorCode.TARGET_UNAVAILABLE);
        });
        Problem problem = assertThatExceptionOfType(SessionDbException.class)
                .isThrownBy(store::open)
                .actual()
                .problem();
        assertThat(Duration.between(start, Instant.now())).isLessThan(QUICK.multipliedBy(2));
        assertThat(problem.code()).isEqualTo(ErrorCode.TARGET_UNAVAILABLE);
        assertThat(problem.state()).isEqualTo(Problem.NOTHING_CHANGED);
        assertThat(probed.get(0).detail()).contains(problem.causedBy().orElseThrow());
        return problem;
    }
}
