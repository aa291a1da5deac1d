package dev.sessiondb.crash;

import static java.util.Objects.requireNonNull;

import dev.sessiondb.testing.Rows;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of its own, which can be stopped in the middle of its work and started again. */
final class CrashServer implements AutoCloseable {
    /** An ordinary role, which owns every database. */
    static final String ROLE = "app";

    private final Path data;
    private EmbeddedPostgres server;

    CrashServer(Path data) {
        this.data = data;
        this.server = start(data, 0);
        execute("postgres", "CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + ROLE + "'");
    }

    private static EmbeddedPostgres start(Path data, int port) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("max_connections", "200");
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    /** As {@code pg_ctl stop -m immediate}: no transaction ends, nothing is written. */
    void stopAtOnce() {
        try {
            String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
            new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
            while (ProcessHandle.of(Long.parseLong(pid)).isPresent()) {
                Thread.sleep(10);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** On the same port, with the same data. */
    void startAgain() {
        int port = server.getPort();
        close();
        server = start(data, port);
    }

    String uri(String database, int port) {
        return "postgresql://" + ROLE + ":" + ROLE + "@localhost:" + port + "/" + database;
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port() + "/" + database, "postgres", "");
    }

    /** As a superuser, each by itself. */
    void execute(String database, String... statements) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<List<@Nullable Object>> query(String database, String sql) {
        try (Connection connection = connect(database)) {
            return Rows.of(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    String text(String database, String sql) {
        return String.valueOf(requireNonNull(query(database, sql).get(0).get(0)));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
