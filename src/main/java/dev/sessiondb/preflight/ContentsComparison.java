package dev.sessiondb.preflight;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.plan.Finding;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.PlanOptions;
import dev.sessiondb.plan.Planner;
import dev.sessiondb.plan.PublishMode;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.Target;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what both sides hold, row by row, in a transaction of the target that is rolled back. */
public final class ContentsComparison {
    private ContentsComparison() {}

    /**
     * Compares.
     *
     * @param zone of times written without one
     * @throws dev.sessiondb.error.SessionDbException when a side can't be read, or holds what can't be compared
     */
    public static Contents of(SourceStore store, Target target, ZoneId zone) {
        try (Source source = store.open()) {
            MigrationPlan plan = new Planner(source, target.schema(), new PlanOptions(zone, "0")).plan();
            return of(plan, source, target);
        }
    }

    private static Contents of(MigrationPlan plan, Source source, Target target) {
        if (!plan.errors().isEmpty()) {
            Finding first = plan.errors().get(0);
            throw Problem.of(
                            ErrorCode.PREFLIGHT_FAILED,
                            "table `" + first.table() + "` of the source can't be compared: " + first.message())
                    .toException();
        }
        return of(
                plan,
                plan.mergeGroups().isEmpty()
                        ? List.of()
                        : target.rehearseMerge(MergeRehearsals.of(plan, source, Optional.empty(), OnConflict.ERROR)));
    }

    /** What a plan and the counts of its merged tables say; a table that the target lacks is only in the source as a whole. */
    static Contents of(MigrationPlan plan, List<MergeCount> merges) {
        List<MergeCount> counts = new ArrayList<>(merges);
        plan.tables().stream()
                .filter(table -> table.mode() == PublishMode.MOVE && table.rows() > 0)
                .map(ContentsComparison::missing)
                .forEach(counts::add);
        return new Contents(counts);
    }

    private static MergeCount missing(TablePlan table) {
        return MergeCount.fresh(table.targetName(), table.rows(), 0);
    }
}
