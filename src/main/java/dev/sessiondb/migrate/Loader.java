package dev.sessiondb.migrate;

import dev.sessiondb.convert.RowEncoder;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.store.LoadLanes;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.Stage;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/** Loads the staging tables from the backup copy, several at once: in the profile's order, then the largest first, which takes the connections that are free. */
final class Loader {
    private final SourceStore store;
    private final Path copy;
    private final Stage stage;
    private final RunListener listener;
    private final Retries retries;
    private final Throughput throughput = new Throughput();

    Loader(SourceStore store, Path copy, Stage stage, RunListener listener, Retries retries) {
        this.store = store;
        this.copy = copy;
        this.stage = stage;
        this.listener = listener;
        this.retries = retries;
    }

    /** @param policies give the order */
    List<Loaded> load(List<TablePlan> tables, Policies policies, int jobs) {
        LoadLanes lanes = new LoadLanes(jobs);
        List<TablePlan> inOrder = tables.stream()
                .sorted(Comparator.comparingInt((TablePlan table) -> order(table, policies))
                        .thenComparing(Comparator.comparingLong(TablePlan::rows).reversed()))
                .toList();
        listener.tablesPlanned(
                tables.size(),
                OptionalLong.of(
                        tables.stream().mapToLong(TablePlan::carriedRows).sum()));
        try (OpenCopies copies = new OpenCopies(() -> store.openCopy(copy))) {
            List<Callable<Loaded>> tasks = inOrder.stream()
                    .<Callable<Loaded>>map(table -> () -> load(table, copies, lanes))
                    .toList();
            return Workers.run(jobs, tasks);
        }
    }

    Throughput throughput() {
        return throughput;
    }

    private static int order(TablePlan table, Policies policies) {
        return policies.rule(table.source().name()).order().orElse(Integer.MAX_VALUE);
    }

    private Loaded load(TablePlan table, OpenCopies copies, LoadLanes lanes) {
        take(lanes);
        try {
            return retries.run("load table `" + table.targetName() + "`", again -> {
                if (again) {
                    stage.empty(List.of(table.targetName()));
                }
                return copies.read(source -> copy(table, source, lanes));
            });
        } finally {
            lanes.giveBack();
        }
    }

    /** Waits for a lane. */
    static void take(LoadLanes lanes) {
        try {
            lanes.take();
        } catch (InterruptedException e) {
            throw Interruption.exception();
        }
    }

    private Loaded copy(TablePlan table, Source source, LoadLanes lanes) {
        long start = System.nanoTime();
        String name = table.targetName();
        listener.tableStarted(name, OptionalLong.of(table.carriedRows()));
        RowEncoder rows = new RowEncoder(table.source().name(), () -> table.read(source), table.encodedColumns())
                .telling(more -> listener.rowsDone(name, more));
        long count = stage.load(name, table.targetColumns(), throughput.counted(rows), lanes);
        requireAll(table, count);
        Loaded loaded = new Loaded(table, count, (System.nanoTime() - start) / 1_000_000);
        listener.tableFinished(name);
        listener.tableLoaded(table.targetName(), count, loaded.milliseconds());
        return loaded;
    }

    private static void requireAll(TablePlan table, long count) {
        if (count != table.carriedRows()) {
            String message = "table `" + table.source().name() + "` has " + count + " rows in the backup copy and "
                    + table.carriedRows() + " in the plan";
            throw Problem.of(ErrorCode.MIGRATION_FAILED, message)
                    .hint("run again; if it happens again, the source is not read consistently: report it")
                    .toException();
        }
    }
}
