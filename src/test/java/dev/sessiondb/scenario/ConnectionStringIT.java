package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.PostgresServer;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection string that works in psql works here: against a real server, and beside psql itself where there is one. */
class ConnectionStringIT {
    private static final TestDatabase DATABASE = TestDatabase.create();

    @TempDir
    private Path home;

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void surroundings() throws IOException {
        SqliteFiles.create(
                home.resolve("app.db"), "CREATE TABLE t (a INTEGER PRIMARY KEY)", "INSERT INTO t VALUES (1)");
        variables.put("HOME", home.toString());
        variables.put("USER", "nobody");
    }

    @AfterAll
    static void dropDatabase() {
        DATABASE.close();
    }

    /** Each with the variables it needs: host, port, database, user, password, socket directory. */
    static Stream<String> strings() {
        return Stream.of(
                "postgresql://$U:$W@$H:$P/$D",
                "postgres://$U:$W@$H:$P/$D",
                "postgresql://$U:$W@127.0.0.1:$P/$D",
                "postgresql://$U:$W@$H:$P/$D?application_name=mine",
                "postgresql://$U:$W@$H:$P/$D?connect_timeout=5&sslmode=prefer",
                "postgresql://$U:$W@$H:$P/$D?sslmode=disable",
                "postgresql://$U:$W@$H:$P/$D?sslmode=allow&gssencmode=disable",
                "postgresql://$U:$W@$H:$P/$D?options=-csearch_path%3Dpublic",
                "postgresql://$U:$W@$H:$P/$D?options=-c%20search_path%3Dpublic%20-c%20work_mem%3D5MB",
                "postgresql://$U:$W@$H:$P/$D?target_session_attrs=read-write",
                "postgresql://$U:$W@$H:$P/$D?keepalives=1&keepalives_idle=30&tcp_user_timeout=1000",
                "postgresql://$U:$W@$H:$P/$D?client_encoding=UTF8",
                "postgresql://$U:$W@$H:$P/$D?channel_binding=prefer",
                "postgresql://$U@$H:$P/$D?password=$W",
                "postgresql://$H:$P/$D?user=$U&password=$W",
                "postgresql:///$D?host=$H&port=$P&user=$U&password=$W",
                "postgresql://%6C%6F%63%61lhost:$P/$D?user=$U&password=$W",
                "postgresql://$U:$W@localhost:1,$H:$P/$D",
                "postgresql://$U:$W@localhost:1,localhost:2,$H:$P/$D?connect_timeout=5",
                "host=$H port=$P dbname=$D user=$U password=$W",
                "host = $H port = $P dbname = '$D' user = '$U' password = '$W'",
                "host=localhost,$H port=1,$P dbname=$D user=$U password=$W",
                "hostaddr=127.0.0.1 port=$P dbname=$D user=$U password=$W",
                "host=name.invalid hostaddr=127.0.0.1 port=$P dbname=$D user=$U password=$W",
                "PGHOST=$H PGPORT=$P PGDATABASE=$D PGUSER=$U PGPASSWORD=$W|postgresql://",
                "PGPORT=$P PGUSER=$U PGPASSWORD=$W|postgresql://$H/$D",
                "PGPASSWORD=$W|postgresql://$U@$H:$P/$D",
                "PGPASSWORD=wrong|postgresql://$U:$W@$H:$P/$D",
                "PGHOST=$H PGPORT=$P PGUSER=$U PGPASSWORD=$W|$D",
                "PGHOST=$H PGPORT=$P PGUSER=$U PGPASSWORD=$W|dbname=$D",
                "PGPASSWORD=$W PGOPTIONS=-csearch_path=public PGAPPNAME=other|postgresql://$U@$H:$P/$D",
                "PGPASSFILE=passwords|postgresql://$U@$H:$P/$D",
                "|postgresql://$U@$H:$P/$D?passfile=passwords",
                "PGSERVICEFILE=services PGPASSWORD=$W|service=app",
                "PGSERVICEFILE=services PGPASSWORD=$W PGSERVICE=app|postgresql://",
                "PGSERVICEFILE=services PGPASSWORD=$W|service=app application_name=stronger",
                "postgresql://$U:$W@/$D?host=$S&port=$P",
                "host=$S port=$P dbname=$D user=$U password=$W",
                "PGHOST=$S PGPORT=$P PGPASSWORD=$W|user=$U dbname=$D");
    }

    @ParameterizedTest
    @MethodSource("strings")
    void whatWorksInPsqlWorksHere(String line) throws IOException {
        String text = prepare(line);
        if (psql()) {
            assertThat(psql(text)).as("psql").isEqualTo(DATABASE.role() + "|" + DATABASE.name());
        }
        BuiltJar jar = new BuiltJar(home);
        variables.forEach(jar::with);
        BuiltJar.Result result =
                jar.with("SESSIONDB_POSTGRES_URL", text).run("status", "--sqlite-path", "app.db", "--json");
        var postgres = new ObjectMapper().readTree(result.stdout()).at("/result/postgres");
        assertThat(postgres.at("/user").asText()).as(result.stdout()).isEqualTo(DATABASE.role());
        assertThat(postgres.at("/name").asText()).endsWith("/" + DATABASE.name());
        assertThat(result.stdout() + result.stderr()).doesNotContain(TestDatabase.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://$U:wrong@$H:$P/$D|password authentication failed",
                "postgresql://$U:$W@$H:1/$D|refused",
                "postgresql://$U:$W@name.invalid:$P/$D|unknown host",
                "postgresql://$U:$W@$H:$P/missing|does not exist",
                "host=/nowhere port=$P dbname=$D user=$U password=$W|/nowhere/.s.PGSQL.",
            })
    void whatDoesNotConnectSaysWhy(String line, String message) throws IOException {
        BuiltJar.Result result = new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", prepare(line))
                .run("migrate", "to", "postgres", "--sqlite-path", "app.db");
        assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(12);
        assertThat(result.stderr()).contains(message).doesNotContain("Exception");
    }

    /** The whole way over a Unix-domain socket: Flyway, the pool, COPY in both directions. */
    @Test
    void aMigrationOverTheSocket() throws IOException {
        SqliteFiles.create(
                home.resolve("many.db"),
                "CREATE TABLE many (id INTEGER PRIMARY KEY, text TEXT)",
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
                        + " INSERT INTO many SELECT i, hex(zeroblob(20)) || i FROM n");
        BuiltJar.Result result = new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", prepare("host=$S port=$P dbname=$D user=$U password=$W"))
                .run("migrate", "to", "postgres", "--sqlite-path", "many.db", "--dry-run=false");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(DATABASE.value("SELECT sum(id) FROM many").toString()).isEqualTo("5000050000");
    }

    /** Fills in, writes the files named, and keeps the variables. */
    private String prepare(String line) throws IOException {
        String filled = line.replace("$U", DATABASE.role())
                .replace("$W", TestDatabase.PASSWORD)
                .replace("$H", DATABASE.host())
                .replace("$P", String.valueOf(DATABASE.port()))
                .replace("$D", DATABASE.name());
        if (line.contains("$S")) {
            filled = filled.replace("$S", socketDirectory());
        }
        Path passwords = Files.writeString(
                home.resolve("passwords"),
                "*:*:%s:%s:%s%n".formatted(DATABASE.name(), DATABASE.role(), TestDatabase.PASSWORD));
        Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(
                home.resolve("services"),
                "[app]%nhost=%s%nport=%d%ndbname=%s%nuser=%s%n"
                        .formatted(DATABASE.host(), DATABASE.port(), DATABASE.name(), DATABASE.role()));
        int bar = filled.indexOf('|');
        if (bar < 0) {
            return filled;
        }
        for (String pair : filled.substring(0, bar).split(" ")) {
            if (!pair.isEmpty()) {
                variables.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        return filled.substring(bar + 1);
    }

    /** Only where the server's sockets are on this machine: not in a container. */
    private static String socketDirectory() {
        String first = setting("unix_socket_directories").split(",")[0].strip();
        assumeThat(Path.of(first, ".s.PGSQL." + DATABASE.port())).exists();
        return first;
    }

    private static String setting(String name) {
        try (Connection connection = PostgresServer.instance().connect(DATABASE.name());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean psql() {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(d -> Files.isExecutable(Path.of(d, "psql")));
    }

    private String psql(String text) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(
                        List.of("psql", text, "-X", "-A", "-t", "-c", "SELECT current_user, current_database()")))
                .directory(home.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
