package dev.sessiondb.migrate;

import dev.sessiondb.convert.RowEncoder;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.plan.MigrationPlan;
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
    private final Policies policies;

    Loader(SourceStore store, Path copy, Stage stage, RunListener listener, Policies policies) {
        this.policies = policies;
        this.store = store;
        this.copy = copy;
        this.stage = stage;
        this.listener = listener;
    }

    List<Loaded> load(MigrationPlan plan, int jobs) {
        List<Callable<Loaded>> tasks = plan.tables().stream()
                .sorted(Comparator.comparingInt(this::order)
                        .thenComparing(Comparator.comparingLong(TablePlan::rows).reversed()))
                .<Callable<Loaded>>map(table -> () -> load(table))
                .toList();
        return Workers.run(jobs, tasks);
    }

    private int order(TablePlan table) {
        return policies.rule(table.source().name()).order().orElse(Integer.MAX_VALUE);
    }

    private Loaded load(TablePlan table) {
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
