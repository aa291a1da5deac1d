package dev.sessiondb.property;

import dev.sessiondb.testing.TestDatabase;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * A CHECK that is carried refuses in PostgreSQL what it refuses in SQLite and nothing else, and a generated column that is carried has the same values for new rows. More of it:
 * {@code -Dproperty.expressions=10000}, which counts databases of ten expressions.
 */
class RandomExpressionIT {
    private static final int BATCHES = 10;
    private static final int SIZE = Math.max(1, Integer.getInteger("property.expressions", 10) / BATCHES);

    private static TestDatabase database;

    @BeforeContainer
    static void open() {
        database = TestDatabase.create();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(seed = "20261121", tries = BATCHES, shrinking = ShrinkingMode.OFF)
    void meansTheSameInBoth(@ForAll long seed) {
        for (int i = 0; i < SIZE; i++) {
            ExpressionCheck.differences(database, seed + i).stream().findFirst().ifPresent(difference -> {
                throw new AssertionError(difference);
            });
        }
    }
}
