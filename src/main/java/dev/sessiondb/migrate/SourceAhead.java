package dev.sessiondb.migrate;

import dev.sessiondb.io.BackgroundThreads;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.verify.SourceSums;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads the source's side of the verification while the rows are loaded: the server has most of the work then. What it hasn't begun by the time it is asked for is left to whoever asks. */
final class SourceAhead implements AutoCloseable {
    /** Of a table of fewer rows both sides are read in no time. */
    private static final long MANY = 10_000;

    /** The sums of each table take half a megabyte until they are compared. */
    private static final int MOST = 16;

    private final BackgroundThreads threads;
    private final Map<String, Work> work = new HashMap<>();
    private final SourceStore store;
    private final Path copy;

    /** @param jobs how many connections load and compare */
    SourceAhead(SourceStore store, Path copy, int jobs) {
        this.store = store;
        this.copy = copy;
        this.threads = new BackgroundThreads("sessiondb-verify", Math.max(1, jobs / 2));
    }

    /** A table's sums in the making: whoever sets the mark makes them. */
    private record Work(AtomicBoolean begun, SourceSums sums) {}

    /** Begins; the largest table comes first. */
    void begin(List<TablePlan> tables) {
        tables.stream()
                .filter(table -> table.carriedRows() >= MANY)
                .sorted(Comparator.comparingLong(TablePlan::rows).reversed())
                .limit(MOST)
                .forEach(table -> work.put(table.targetName(), submitted(table)));
    }

    private Work submitted(TablePlan table) {
        Work mine = new Work(new AtomicBoolean(), new SourceSums());
        threads.execute(() -> {
            if (mine.begun().compareAndSet(false, true)) {
                read(table, mine.sums());
            }
        });
        return mine;
    }

    /** What can't be read is read again by whoever compares, and fails with its own words. */
    private void read(TablePlan table, SourceSums sums) {
        try (Source source = store.openCopyToVerify(copy)) {
            sums.read(() -> table.read(source), Verification.columns(table));
        } catch (RuntimeException e) {
            sums.end();
        }
    }

    /** The sums of a table, made or in the making; empty when nobody has begun, nor will. */
    Optional<SourceSums> of(String table) {
        Work known = work.get(table);
        if (known == null || known.begun().compareAndSet(false, true)) {
            return Optional.empty();
        }
        return Optional.of(known.sums());
    }

    @Override
    public void close() {
        threads.close();
    }
}
