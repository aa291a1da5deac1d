package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.CarriedPlan;
import dev.sessiondb.testing.Comparison;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every SQLite file below {@code -Dcorpus=DIR}: it arrives complete, judged value by value with SQL of the test's own, or preflight names what stops it and writes nothing. Without a corpus, the
 * project's own fixture is the corpus.
 */
class CorpusIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    @TempDir
    private static Path fixtures;

    static Stream<Path> files() throws IOException {
        String corpus = System.getProperty("corpus", "");
        if (corpus.isBlank()) {
            return Stream.of(MusicStore.create(fixtures.resolve("music.db")));
        }
        try (Stream<Path> all = Files.walk(Path.of(corpus))) {
            return all.filter(p -> p.toString().matches(".*\\.(db|sqlite|sqlite3)")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void arrivesCompleteOrIsRefusedByNameAndThenCarriedWidened(Path file) throws IOException {
        Path source = Files.copy(file, home.resolve("copy-of-" + file.getFileName()));
        try (TestDatabase database = TestDatabase.create()) {
            BuiltJar.Result plain = migrate(source, database);
            if (plain.exitStatus() != 4) {
                arrived(source, database, plain);
                return;
            }
            JsonNode document = JSON.readTree(plain.stdout());
            assertThat(document.get("error").get("causedBy").asText()).contains("table `");
            assertThat(database.query("SELECT FROM pg_tables WHERE schemaname = 'public'"))
                    .isEmpty();
            arrived(source, database, migrate(source, database, "--on-error", "widen"));
        }
    }

    private BuiltJar.Result migrate(Path source, TestDatabase database, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("migrate", "to", "postgres", "--sqlite-path", source.toString(), "--execute", "--json"));
        arguments.addAll(List.of(options));
        return new BuiltJar(home).with("SESSIONDB_POSTGRES_URL", database.uri()).run(arguments.toArray(String[]::new));
    }

    private static void arrived(Path source, TestDatabase database, BuiltJar.Result result) throws IOException {
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        JsonNode document = JSON.readTree(result.stdout());
        Comparison comparison = new Comparison(source, database, CarriedPlan.of(document));
        long rows = comparison.allTablesEqual();
        assertThat(comparison.schemaDifferences()).isEmpty();
        assertThat(document.get("result").get("inserted").asLong()).isEqualTo(rows);
        JsonNode accounted = document.get("result").get("accounted");
        assertThat(accounted.get("rowsAccounted").asLong()).isEqualTo(rows);
        assertThat(accounted.get("objectsAccounted").asLong())
                .isEqualTo(accounted.get("objects").asLong())
                .isPositive();
    }
}
