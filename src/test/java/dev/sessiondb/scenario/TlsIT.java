package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.testing.Certificates;
import dev.sessiondb.testing.PostgresServer;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that wants TLS and SCRAM, and one certificate of it after the other. */
class TlsIT {
    private static final String ODD = "p@ss:w/or?d#[%41]&=+ é\"'\\";

    @TempDir
    private static Path keys;

    @TempDir
    private Path home;

    private static Certificates certificates;
    private static Path authority;
    private static Path stranger;
    private static Path data;
    private static PostgresServer server;
    private static TestDatabase database;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        certificates = new Certificates(keys);
        authority = certificates.authority("authority");
        stranger = certificates.authority("stranger");
        String key = certificates.serverKey("localhost");
        String good = certificates.issue("authority", "localhost", "-1d", 10);
        server = PostgresServer.own(
                EmbeddedPostgres.builder()
                        .setServerConfig("ssl", "on")
                        .setServerConfig("password_encryption", "scram-sha-256"),
                directory -> prepare(directory, key, good));
        database = TestDatabase.on(server);
        database.admin("ALTER ROLE " + database.role() + " PASSWORD '" + ODD.replace("'", "''") + "'");
    }

    private static void prepare(File directory, String key, String certificate) {
        data = directory.toPath();
        try {
            Files.writeString(data.resolve("server.key"), key);
            Files.setPosixFilePermissions(data.resolve("server.key"), PosixFilePermissions.fromString("rw-------"));
            Files.writeString(data.resolve("server.crt"), certificate);
            Files.writeString(data.resolve("pg_hba.conf"), """
                    host    all postgres all trust
                    hostssl all all      all scram-sha-256
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        database.close();
        server.close();
    }

    private CommandLine.Result migrate(String host, String password, String parameters) {
        Path source = SqliteFiles.create(home.resolve("app.db"), "CREATE TABLE IF NOT EXISTS t (a INTEGER)");
        String uri = "postgresql://" + database.role() + ":"
                + URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20") + "@" + host + ":"
                + database.port() + "/" + database.name() + "?" + parameters;
        CommandLine.Result result = new CommandLine(home)
                .with("SESSIONDB_POSTGRES_URL", uri)
                .run("migrate", "to", "postgres", "--sqlite-path", source.toString());
        assertThat(result.out() + result.err()).doesNotContain(password);
        return result;
    }

    private CommandLine.Result migrate(String host, Path root) {
        return migrate(host, ODD, "sslmode=verify-full&sslrootcert=" + root);
    }

    private static void present(String certificate) throws IOException {
        Files.writeString(data.resolve("server.crt"), certificate);
        database.admin("SELECT pg_reload_conf()", "SELECT pg_sleep(0.3)");
    }

    private static void requireRefused(CommandLine.Result result, String cause, String hint) {
        assertThat(result.exitStatus()).as(result.out() + result.err()).isEqualTo(12);
        assertThat(result.err()).contains("cannot connect").contains(cause).contains(hint);
    }

    @Test
    void certificates() throws IOException {
        CommandLine.Result good = migrate("localhost", authority);
        assertThat(good.exitStatus()).as(good.out() + good.err()).isZero();
        requireRefused(migrate("localhost", stranger), "was issued by no authority", "sslrootcert=FILE");
        requireRefused(migrate("127.0.0.1", authority), "not for the host name", "a name that the certificate has");
        present(certificates.issue("authority", "localhost", "-10d", 5));
        requireRefused(migrate("localhost", authority), "has expired: NotAfter", "renew it");
        present(certificates.issue("authority", "localhost", "+5d", 5));
        requireRefused(migrate("localhost", authority), "is not valid yet: NotBefore", "clock");
        present(certificates.issue("authority", "localhost", "-1d", 10));
    }

    @Test
    void passwords() {
        String verified = "sslmode=verify-full&sslrootcert=" + authority;
        CommandLine.Result bound = migrate("localhost", ODD, verified + "&channel_binding=require");
        assertThat(bound.exitStatus()).as(bound.out() + bound.err()).isZero();
        requireRefused(migrate("localhost", "wr0ng", verified), "28P01", "check user and password");
        requireRefused(migrate("localhost", ODD, "sslmode=disable"), "28000", "pg_hba.conf");
        requireRefused(migrate("localhost", ODD, "sslmode=disable&channel_binding=require"), "", "");
    }
}
