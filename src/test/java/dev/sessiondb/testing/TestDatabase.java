package dev.sessiondb.testing;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A fresh database with an ordinary role that owns it; both are dropped at the end, and what a run left behind there fails the test.
 */
public final class TestDatabase implements AutoCloseable {
    /** The role's password: tests grep every output for it. */
    public static final String PASSWORD = "s3cr3t-p4ssw0rd";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final PostgresServer server;
    private final String name;
    private final String role;
    private boolean stagesAllowed;
    private boolean connectionsAllowed;

    private TestDatabase(String options) {
        this(PostgresServer.instance(), options);
    }

    private TestDatabase(PostgresServer server, String options) {
        this.server = server;
        String suffix = ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        this.name = "test_" + suffix;
        this.role = "app_" + suffix;
        admin("postgres", "CREATE ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "'");
        admin("postgres", "CREATE DATABASE " + name + " OWNER " + role + " " + options);
        admin(name, "ALTER SCHEMA public OWNER TO " + role);
    }

    public static TestDatabase create() {
        return new TestDatabase("");
    }

    /** A database on a server of the test's own. */
    public static TestDatabase on(PostgresServer server) {
        return new TestDatabase(server, "");
    }

    /** A database made with other options of CREATE DATABASE. */
    public static TestDatabase with(String options) {
        return new TestDatabase(options);
    }

    /** A database whose encoding checks nothing. */
    public static TestDatabase sqlAscii() {
        return new TestDatabase("ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
    }

    /** A database in which the role may connect and read, and create nothing. */
    public static TestDatabase withoutRights() {
        TestDatabase database = create();
        database.admin(
                "ALTER DATABASE " + database.name + " OWNER TO CURRENT_USER",
                "ALTER SCHEMA public OWNER TO CURRENT_USER",
                "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        return database;
    }

    public String name() {
        return name;
    }

    public String role() {
        return role;
    }

    public String host() {
        return server.host();
    }

    public int port() {
        return server.port();
    }

    /** The owner's connection string, as a libpq URI. */
    public String uri() {
        return uri(PASSWORD);
    }

    public String uri(String password) {
        return "postgresql://" + role + ":" + password + "@" + server.host() + ":" + server.port() + "/" + name;
    }

    /** A superuser's connection string. */
    public String adminUri() {
        return server.superuserUri(name);
    }

    /** The owner's connection. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + name, role, PASSWORD);
    }

    /** A superuser's connection. */
    public Connection connectAsAdmin() throws SQLException {
        return server.connect(name);
    }

    /** Executes statements as the owner, each by itself. */
    public void execute(String... statements) {
        try (Connection connection = connect()) {
            executeAll(connection, statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Executes statements as a superuser, each by itself. */
    public void admin(String... statements) {
        for (String statement : statements) {
            admin(name, statement);
        }
    }

    /** All rows of a query, values as JDBC gives them. */
    public List<List<@Nullable Object>> query(String sql) {
        try (Connection connection = connect()) {
            return Rows.of(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The one value of a query. */
    public Object value(String sql) {
        return requireNonNull(query(sql).get(0).get(0));
    }

    /** For tests in which a staging schema is meant to stay. */
    public void allowStages() {
        stagesAllowed = true;
    }

    /** For tests that leave a connection behind on purpose. */
    public void allowConnections() {
        connectionsAllowed = true;
    }

    /** From the next connection on, every transaction is read-only. */
    public void makeReadOnly() {
        admin("ALTER DATABASE " + name + " SET default_transaction_read_only = on");
    }

    /**
     * Drops database and role.
     *
     * @throws AssertionError when connections, advisory locks or staging schemas were left behind
     */
    @Override
    public void close() {
        List<String> leaks = leaks();
        admin("postgres", "DROP DATABASE " + name + " WITH (FORCE)");
        admin("postgres", "DROP ROLE " + role);
        if (!leaks.isEmpty()) {
            throw new AssertionError("left behind in " + name + ": " + leaks);
        }
    }

    private List<String> leaks() {
        List<String> leaks = new ArrayList<>();
        try (Connection admin = connectAsAdmin()) {
            LeakCheck check = new LeakCheck(admin);
            if (!connectionsAllowed) {
                leaks.addAll(check.connections());
                leaks.addAll(check.advisoryLocks());
            }
            if (!stagesAllowed) {
                leaks.addAll(check.stages());
            }
        } catch (SQLException e) {
            leaks.add("the check failed: " + e.getMessage());
        }
        return leaks;
    }

    private void admin(String database, String sql) {
        try (Connection connection = server.connect(database)) {
            executeAll(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void executeAll(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
