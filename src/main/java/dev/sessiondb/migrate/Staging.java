package dev.sessiondb.migrate;

import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.report.Sample;
import dev.sessiondb.store.RunRecord;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.Stage;
import dev.sessiondb.store.Target;
import dev.sessiondb.verify.TableVerification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills the staging schema: all of it, or what a run that died had not finished. Used once. */
final class Staging {
    private final Target target;
    private final RunRecord record;
    private final MigrationOptions options;
    private final RunListener listener;
    private final Retries retries;

    Staging(Target target, RunRecord record, MigrationOptions options, RunListener listener, Retries retries) {
        this.target = target;
        this.record = record;
        this.options = options;
        this.listener = listener;
        this.retries = retries;
    }

    /**
     * What is staged.
     *
     * @param verified tables that were compared already
     * @param samples how far the load was over time
     */
    record Staged(List<Loaded> loaded, List<TableVerification> verified, List<Sample> samples) {}

    Stage open() {
        return options.mode() == RunMode.RESUME ? target.resumeStage(record) : create();
    }

    private Stage create() {
        return retries.run("make the staging schema", again -> {
            if (again) {
                target.dropStage(record.runId());
            }
            return target.createStage(record);
        });
    }

    Staged fill(Stage stage, MigrationPlan plan, SourceStore store, Path copy) {
        apply(stage, plan, false);
        List<TableVerification> kept = options.mode() == RunMode.RESUME
                ? finished(stage, plan, new Verification(store, copy, stage, retries, listener))
                : List.of();
        Set<String> known = kept.stream().map(TableVerification::table).collect(Collectors.toSet());
        List<TablePlan> rest = plan.tables().stream()
                .filter(table -> !known.contains(table.targetName()))
                .toList();
        Loader loader = new Loader(store, copy, stage, listener, retries);
        List<Loaded> loaded = loader.load(rest, plan.policies(), options.jobs());
        List<Sample> samples = loader.throughput().samples();
        RowsBefore.load(store, plan, stage);
        Interruption.check(listener);
        listener.stepStarted("keys and indexes");
        apply(stage, plan, true);
        return new Staged(both(plan, loaded, known), kept, samples);
    }

    private void apply(Stage stage, MigrationPlan plan, boolean post) {
        retries.run(post ? "make keys and indexes" : "make the tables", again -> {
            stage.apply(post ? plan.postData() : plan.preData());
            return true;
        });
    }

    private static List<Loaded> both(MigrationPlan plan, List<Loaded> loaded, Set<String> kept) {
        Stream<Loaded> earlier = plan.tables().stream()
                .filter(table -> kept.contains(table.targetName()))
                .map(table -> new Loaded(table, table.carriedRows(), 0));
        return Stream.concat(loaded.stream(), earlier).toList();
    }

    /** The tables whose rows are all there, each compared value by value; the others are emptied. */
    private List<TableVerification> finished(Stage stage, MigrationPlan plan, Verification verification) {
        List<TablePlan> full = plan.tables().stream()
                .filter(table -> stage.count(table.targetName()) == table.carriedRows())
                .toList();
        List<TableVerification> equal = new ArrayList<>(verification.compare(full, options.jobs()));
        equal.removeIf(table -> !table.equal());
        Set<String> kept = equal.stream().map(TableVerification::table).collect(Collectors.toSet());
        List<String> others = plan.tables().stream()
                .map(TablePlan::targetName)
                .filter(name -> !kept.contains(name))
                .toList();
        if (!others.isEmpty() && !stage.empty(others)) {
            equal.clear();
            target.dropStage(record.runId());
            target.createStage(record).close();
            apply(stage, plan, false);
        }
        listener.note("run " + record.runId() + " goes on: " + equal.size() + " of "
                + plan.tables().size() + " tables are there, compared and kept; the others are loaded");
        return equal;
    }
}
