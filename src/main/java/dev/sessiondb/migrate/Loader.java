package dev.sessiondb.migrate;

import dev.sessiondb.convert.RowEncoder;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.Stage;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/** Loads the staging tables from the backup copy, several at once: in the profile's order, then the largest first. */
final class Loader {
    private final SourceStore store;
    private final Path copy;
    private final Stage stage;
    private final RunListener listener;
    private final Retries retries;

    Loader(SourceStore store, Path copy, Stage stage, RunListener listener, Retries retries) {
        this.store = store;
        this.copy = copy;
        this.stage = stage;
        this.listener = listener;
        this.retries = retries;
    }

    /** @param policies give the order */
    List<Loaded> load(List<TablePlan> tables, Policies policies, int jobs) {
        List<Callable<Loaded>> tasks = tables.stream()
                .sorted(Comparator.comparingInt((TablePlan table) -> order(table, policies))
                        .thenComparing(Comparator.comparingLong(TablePlan::rows).reversed()))
                .<Callable<Loaded>>map(table -> () -> load(table))
                .toList();
        return Workers.run(jobs, tasks);
    }

    private static int order(TablePlan table, Policies policies) {
        return policies.rule(table.source().name()).order().orElse(Integer.MAX_VALUE);
    }

    private Loaded load(TablePlan table) {
        return retries.run("load table `" + table.targetName() + "`", again -> {
            if (again) {
                stage.empty(List.of(table.targetName()));
            }
            return copy(table);
        });
    }

    private Loaded copy(TablePlan table) {
        long start = System.nanoTime();
        try (Source source = store.openCopy(copy)) {
            RowEncoder rows = new RowEncoder(table.source().name(), () -> table.read(source), table.encodedColumns());
            long count = stage.load(table.targetName(), table.targetColumns(), rows);
            requireAll(table, count);
            Loaded loaded = new Loaded(table, count, (System.nanoTime() - start) / 1_000_000);
            listener.tableLoaded(table.targetName(), count, loaded.milliseconds());
            return loaded;
        }
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
