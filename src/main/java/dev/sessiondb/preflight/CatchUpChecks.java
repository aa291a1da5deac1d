package dev.sessiondb.preflight;

import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.MergeCount;
import java.util.List;
import java.util.stream.Collectors;

/** What changed in the source since the last run, and what of it is in the way. */
final class CatchUpChecks {

    private CatchUpChecks() {}

    static Check changes(MigrationPlan plan, List<MergeCount> counts) {
        String title = "what changed since the last run is known";
        String tables = counts.stream()
                .map(c -> "`" + c.table() + "`: " + c.fresh() + " rows to insert, " + c.updated() + " to update, "
                        + Math.max(0, c.onlyInTarget()) + " to delete")
                .collect(Collectors.joining("; "));
        String none = plan.tables().isEmpty()
                ? "nothing changed"
                : plan.rows() + " rows of " + plan.tables().size() + " tables";
        return Check.pass("source.changes", title, tables.isEmpty() ? none : tables);
    }

    /** Only what somebody else wrote to in the target: that rows are updated is what it is about. */
    static List<MergeCount> conflicts(List<MergeCount> counts) {
        return counts.stream()
                .filter(c -> c.conflicts() > 0 || !c.violations().isEmpty())
                .map(c -> new MergeCount(
                        c.table(),
                        c.fresh(),
                        c.identical(),
                        c.differing() - c.updated(),
                        c.shadowed(),
                        -1,
                        c.examples(),
                        0,
                        c.seeds(),
                        c.violations()))
                .toList();
    }
}
