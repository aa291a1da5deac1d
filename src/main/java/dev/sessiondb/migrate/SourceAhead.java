package dev.sessiondb.migrate;

import dev.sessiondb.io.BackgroundThreads;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.verify.SourceSums;
import dev.sessiondb.verify.TableVerifier;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
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
    private record Work(AtomicBoolean begun, Future<Optional<SourceSums>> sums) {}

    /** Begins; the largest table comes first. */
    void begin(List<TablePlan> tables) {
        tables.stream()
                .filter(table -> table.carriedRows() >= MANY)
                .sorted(Comparator.comparingLong(TablePlan::rows).reversed())
                .limit(MOST)
                .forEach(table -> work.put(table.targetName(), submitted(table)));
    }

    private Work submitted(TablePlan table) {
        AtomicBoolean begun = new AtomicBoolean();
        return new Work(
                begun,
                threads.submit(() -> begun.compareAndSet(false, true) ? Optional.of(sums(table)) : Optional.empty()));
    }

    private SourceSums sums(TablePlan table) {
        try (Source source = store.openCopyToVerify(copy)) {
            return new TableVerifier().sums(() -> table.read(source), Verification.columns(table));
        }
    }

    /** The sums of a table, waited for if they are being made; empty when they aren't, or can't be: then it is read again, and fails with its own words. */
    Optional<SourceSums> of(String table) {
        Work known = work.get(table);
        if (known == null || known.begun().compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            return known.sums().get();
        } catch (InterruptedException e) {
            throw Interruption.exception();
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
