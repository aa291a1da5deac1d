package dev.sessiondb.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.property.Migration;
import dev.sessiondb.testing.CarriedPlan;
import dev.sessiondb.testing.DataComparison;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files damaged by chance are refused, or what SQLite itself can read of them arrives whole. Five thousand of them: {@code ./mvnw verify -Dit.test=DamagedSourceIT -Dtest=NamesTest
 * -Dproperty.fuzz=5000}, with {@code -Dcorpus=DIR} over real files, too. A failure prints the seed that makes the file again: {@code -Dproperty.seed=N}.
 */
class DamagedSourceIT {
    private static final int TRIES = Integer.getInteger("property.fuzz", 25);
    private static final long FIRST = Long.getLong("property.first", 20_261_121_000L);
    private static final Optional<Long> SEED = Optional.ofNullable(Long.getLong("property.seed"));
    private static final Duration MOST = Duration.ofSeconds(90);
    private static final long LARGEST = 2_000_000;

    private static TestDatabase database;

    @TempDir
    private static Path folder;

    @TempDir
    private Path home;

    @TempDir
    private Path witness;

    private final Map<Integer, Integer> outcomes = new TreeMap<>();

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static List<Path> originals() throws IOException {
        List<Path> all = new ArrayList<>(DamagedFile.originals(folder));
        String corpus = System.getProperty("corpus", "");
        if (!corpus.isBlank()) {
            try (Stream<Path> files = Files.walk(Path.of(corpus))) {
                files.filter(p -> p.toString().matches(".*\\.(db|sqlite|sqlite3)"))
                        .filter(p -> p.toFile().length() < LARGEST)
                        .sorted()
                        .forEach(all::add);
            }
        }
        return all;
    }

    @Test
    void isRefusedOrArrivesAsSqliteReadsIt() throws IOException {
        List<Path> originals = originals();
        List<String> faults = new ArrayList<>();
        int tries = SEED.isPresent() ? 1 : TRIES;
        for (int i = 0; i < tries && faults.size() < 20; i++) {
            long seed = SEED.orElse(FIRST + i);
            Path original = originals.get(new Random(seed).nextInt(originals.size()));
            fault(seed, original)
                    .ifPresent(f -> faults.add("-Dproperty.seed=" + seed + " (" + original.getFileName() + "): " + f));
        }
        assertThat(faults).as("exit statuses: " + outcomes).isEmpty();
    }

    private Optional<String> fault(long seed, Path original) throws IOException {
        new DamagedFile(seed).write(original, home, witness);
        database.execute("DROP SCHEMA IF EXISTS damaged CASCADE");
        try {
            long start = System.nanoTime();
            Migration migration = Migration.run(home.resolve("damaged.db"), database, "damaged");
            if (System.nanoTime() - start > MOST.toNanos()) {
                return Optional.of("took " + (System.nanoTime() - start) / 1_000_000_000 + " s");
            }
            outcomes.merge(migration.exitStatus(), 1, Integer::sum);
            return judge(migration);
        } catch (RuntimeException | SQLException e) {
            return Optional.of(e.toString());
        } finally {
            DamagedFile.clear(home);
            DamagedFile.clear(witness);
        }
    }

    private Optional<String> judge(Migration migration) throws SQLException {
        if (migration.output().contains("\tat ")) {
            return Optional.of("a stack trace: " + migration.output());
        }
        if (migration.exitStatus() == 0) {
            return differences(migration);
        }
        boolean refused = migration.exitStatus() == 10
                || migration.exitStatus() == 4 && migration.error().contains("`");
        List<?> left = database.query("SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace('damaged')");
        if (!refused || !left.isEmpty()) {
            return Optional.of("exit status " + migration.exitStatus() + " " + migration.error() + " " + left);
        }
        return Optional.empty();
    }

    private Optional<String> differences(Migration migration) throws SQLException {
        CarriedPlan plan = CarriedPlan.of(migration.document());
        try (Connection connection = database.connect()) {
            DataComparison.Result result =
                    DataComparison.of(witness.resolve("damaged.db"), connection, "damaged", plan);
            return result.differences().isEmpty() && result.rows() == migration.inserted()
                    ? Optional.empty()
                    : Optional.of(migration.inserted() + " of " + result.rows() + " rows: " + result.differences());
        }
    }
}
