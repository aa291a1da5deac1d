package dev.sessiondb.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that a collector receives is searched for names and values, of runs that go well and of runs that fail over a row. */
class NoNamesIT {
    private static final List<String> PLANTED = List.of(
            "Qwyjibo",
            "z\u00fczyx",
            "xyzzy-plugh-4711",
            "frobozz",
            "kwisatz",
            "grue_index",
            "hush-hush-token",
            "plover_schema");

    @TempDir
    private Path home;

    @Test
    void noNameAndNoValue() throws IOException {
        try (TestDatabase database = TestDatabase.create();
                Collector collector = Collector.start()) {
            database.execute("CREATE SCHEMA plover_schema");
            Path source = SqliteFiles.create(
                    home.resolve("kwisatz.db"),
                    "CREATE TABLE Qwyjibo (id INTEGER PRIMARY KEY, z\u00fczyx TEXT UNIQUE)",
                    "CREATE INDEX grue_index ON Qwyjibo (z\u00fczyx)",
                    "INSERT INTO Qwyjibo VALUES (1, 'xyzzy-plugh-4711'), (2, 'b')");
            BuiltJar jar = new BuiltJar(home)
                    .with("SESSIONDB_POSTGRES_URL", database.uri())
                    .with("SESSIONDB_POSTGRES_SCHEMA", "plover_schema")
                    .with("SESSIONDB_SQLITE_PATH", source.toString())
                    .with("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url())
                    .with("OTEL_EXPORTER_OTLP_HEADERS", "x-key=hush-hush-token");
            assertThat(jar.run("migrate", "to", "postgres", "--execute").exitStatus())
                    .isZero();
            assertThat(jar.run("verify").exitStatus()).isZero();
            SqliteFiles.create(
                    home.resolve("kwisatz.db.other"),
                    "CREATE TABLE Qwyjibo (id INTEGER PRIMARY KEY, z\u00fczyx TEXT UNIQUE)",
                    "INSERT INTO Qwyjibo VALUES (1, 'frobozz'), (9, 'xyzzy-plugh-4711')");
            BuiltJar.Result failed = jar.run(
                    "migrate",
                    "to",
                    "postgres",
                    "--execute",
                    "--sqlite-path",
                    source.resolveSibling("kwisatz.db.other").toString());
            assertThat(failed.exitStatus()).isNotZero();
            assertThat(failed.stdout() + failed.stderr()).contains("Qwyjibo");
            assertThat(jar.run("migrate", "to", "json", "kwisatz.json", "--execute")
                            .exitStatus())
                    .isZero();
            assertThat(jar.run("restore", "--backup", "latest", "--to", "sqlite")
                            .exitStatus())
                    .isZero();
            assertThat(jar.run("migrate", "to", "postgres", "--from", "no/such/frobozz")
                            .exitStatus())
                    .isNotZero();
            requireNoneOf(collector, all(database));
        }
    }

    private List<String> all(TestDatabase database) throws IOException {
        List<String> names = new ArrayList<>(PLANTED);
        names.addAll(List.of(
                database.name(),
                database.role(),
                TestDatabase.PASSWORD,
                ":" + database.port(),
                home.toString(),
                System.getProperty("user.dir"),
                InetAddress.getLocalHost().getHostName()));
        return names;
    }

    private static void requireNoneOf(Collector collector, List<String> names) {
        assertThat(collector.spans()).hasSizeGreaterThan(10);
        String received = collector.requests().stream()
                .map(request -> new String(request.body(), StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining("\n"));
        assertThat(received)
                .contains("migrate to postgres")
                .contains("migrate to json")
                .contains("restore");
        for (String name : names) {
            assertThat(received)
                    .doesNotContain(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        assertThat(collector.requests())
                .allSatisfy(request -> assertThat(request.headers()).contains("hush-hush-token"));
    }
}
