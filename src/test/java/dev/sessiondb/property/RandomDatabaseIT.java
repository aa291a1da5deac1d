package dev.sessiondb.property;

import dev.sessiondb.property.MigrationCheck.Fault;
import dev.sessiondb.testing.TestDatabase;
import java.util.Optional;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Any database arrives whole, or is refused by name and leaves nothing. Ten thousand of them: {@code ./mvnw verify -Dit.test=RandomDatabaseIT -Dtest=NamesTest -Dproperty.tries=10000}. A failure prints its
 * smallest reproduction and the seed that makes the database again: {@code -Dproperty.seed=N}.
 */
class RandomDatabaseIT {
    private static final int BATCHES = 60;
    private static final int TRIES = Integer.getInteger("property.tries", BATCHES);
    private static final Optional<Long> SEED = Optional.ofNullable(Long.getLong("property.seed"));

    private static TestDatabase database;
    private static MigrationCheck check;

    @BeforeContainer
    static void open() {
        database = TestDatabase.create();
        check = new MigrationCheck(database);
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(
            seed = "20261121",
            tries = BATCHES,
            shrinking = ShrinkingMode.OFF,
            afterFailure = AfterFailureMode.RANDOM_SEED)
    void arrivesWholeOrIsRefusedByName(@ForAll long seed) {
        int size = Math.max(1, TRIES / BATCHES);
        for (int i = 0; i < size; i++) {
            require(SEED.orElse(seed + i));
        }
    }

    private static void require(long seed) {
        RandomDatabase random = new DatabaseGenerator(seed).database();
        Optional<Fault> fault = check.fault(random);
        if (fault.isPresent()) {
            throw new AssertionError(check.report(seed, random, fault.get()));
        }
    }
}
