package dev.sessiondb.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Without being asked for, nothing of telemetry is there, and no socket is opened. Java makes every socket, of whatever kind, with {@code sun.nio.ch.Net}: where that class isn't loaded there was none. Each
 * check is done with telemetry as well, to see that it finds one.
 */
class NoSocketIT {
    private static final String ANY_SOCKET = "sun.nio.ch.Net";
    private static final String CHANNEL = "sun.nio.ch.SocketChannelImpl";
    private static final Pattern LOADED = Pattern.compile("\\] ([\\w.$/]+) source:");
    private static final Pattern CONNECTED =
            Pattern.compile("connect\\(\\d+, \\{sa_family=AF_INET.*?htons\\((\\d+)\\)");

    @TempDir
    private Path home;

    private Path classes;

    @BeforeEach
    void makeSource() {
        classes = home.resolve("classes");
        SqliteFiles.create(
                home.resolve("app.db"), "CREATE TABLE t (id INTEGER PRIMARY KEY)", "INSERT INTO t VALUES (1), (2)");
    }

    private BuiltJar jar() {
        return new BuiltJar(home)
                .jvm("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:class+load:file=" + classes)
                .with("SESSIONDB_SQLITE_PATH", home.resolve("app.db").toString());
    }

    private Set<String> loaded() throws IOException {
        Set<String> names = LOADED.matcher(Files.readString(classes))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(names).contains("dev.sessiondb.Main");
        return names;
    }

    private static List<String> telemetry(Set<String> names) {
        return names.stream()
                .filter(name -> name.startsWith("io.opentelemetry.") || name.startsWith("java.net.http."))
                .toList();
    }

    @Test
    void aRunBetweenFilesOpensNone() throws IOException {
        for (String command : List.of("migrate to json a.json --execute", "schema show", "config show", "--version")) {
            assertThat(jar().run(command.split(" ")).exitStatus()).as(command).isZero();
            assertThat(loaded()).as(command).doesNotContain(ANY_SOCKET);
            assertThat(telemetry(loaded())).as(command).isEmpty();
        }
    }

    @Test
    void theCheckFindsOne() throws IOException {
        try (Collector collector = Collector.start()) {
            BuiltJar.Result result = jar().with("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url())
                    .run("migrate", "to", "json", "a.json", "--execute");
            assertThat(result.exitStatus()).as(result.stderr()).isZero();
            assertThat(loaded()).contains(ANY_SOCKET, CHANNEL);
            assertThat(telemetry(loaded())).hasSizeGreaterThan(100);
        }
    }

    /** The driver's sockets are no channels, those of telemetry are. */
    @Test
    void aRunToPostgresOpensTheDriversOnly() throws IOException {
        try (TestDatabase database = TestDatabase.create()) {
            BuiltJar.Result result =
                    jar().with("SESSIONDB_POSTGRES_URL", database.uri()).run("migrate", "to", "postgres", "--execute");
            assertThat(result.exitStatus()).as(result.stderr()).isZero();
            assertThat(loaded()).contains(ANY_SOCKET).doesNotContain(CHANNEL);
            assertThat(telemetry(loaded())).isEmpty();
        }
    }

    /** Where strace is installed: the system calls themselves. */
    @Test
    void theSystemSeesConnectionsToPostgresOnly() throws IOException {
        assumeThat(Path.of("/usr/bin/strace")).exists();
        try (TestDatabase database = TestDatabase.create();
                Collector collector = Collector.start()) {
            BuiltJar jar = jar().with("SESSIONDB_POSTGRES_URL", database.uri());
            assertThat(ports(jar, "migrate", "to", "postgres")).containsExactly(database.port());
            assertThat(ports(jar.with("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url()), "migrate", "to", "postgres"))
                    .hasSize(2)
                    .contains(database.port());
        }
    }

    /** Of TCP and UDP; 0 and 53 are the C library's, which looks up names. */
    private Set<Integer> ports(BuiltJar jar, String... arguments) throws IOException {
        Path calls = home.resolve("calls");
        BuiltJar.Result result = jar.under("strace", "-f", "-e", "trace=connect", "-o", calls.toString())
                .run(arguments);
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        return CONNECTED
                .matcher(Files.readString(calls))
                .results()
                .map(NoSocketIT::port)
                .filter(port -> port != 0 && port != 53)
                .collect(Collectors.toSet());
    }

    private static int port(MatchResult found) {
        return Integer.parseInt(found.group(1));
    }
}
