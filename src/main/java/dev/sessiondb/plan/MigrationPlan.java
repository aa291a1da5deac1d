package dev.sessiondb.plan;

import dev.sessiondb.profile.Policies;
import dev.sessiondb.store.Migration;
import java.util.ArrayList;
import java.util.List;

/**
 * What would be done to the target, and what would be left out.
 *
 * @param tables in the order of the source
 * @param findings all, errors included
 * @param preData makes the tables
 * @param postData makes keys, indexes and foreign keys, after the rows
 * @param views in the order they are made
 * @param mergeGroups target names of merged tables in foreign-key order, those of a cycle together
 * @param policies by which it was made, with the profile as it applies to source and target
 * @param accounting what of the source the plan speaks of: all of it, or the run can't start
 */
public record MigrationPlan(
        List<TablePlan> tables,
        List<Finding> findings,
        List<Migration> preData,
        List<Migration> postData,
        List<ViewPlan> views,
        List<List<String>> mergeGroups,
        Policies policies,
        Accounting accounting) {

    public MigrationPlan {
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
        preData = List.copyOf(preData);
        postData = List.copyOf(postData);
        views = List.copyOf(views);
        mergeGroups = mergeGroups.stream().map(List::copyOf).toList();
    }

    public long rows() {
        return tables.stream().mapToLong(TablePlan::rows).sum();
    }

    /** The same with other changes to the rows of a table, and why. */
    MigrationPlan with(TablePlan table, RowChanges changes, Finding why) {
        List<TablePlan> changed = new ArrayList<>(tables);
        changed.replaceAll(other -> other.equals(table) ? table.with(changes) : other);
        List<Finding> said = new ArrayList<>(findings);
        said.add(why);
        return new MigrationPlan(changed, said, preData, postData, views, mergeGroups, policies, accounting);
    }

    /** How many rows are left out, for the reject file. */
    public long rejected() {
        return tables.stream().mapToLong(t -> t.changes().leftOut().size()).sum();
    }

    public List<Finding> errors() {
        return findings.stream()
                .filter(f -> f.severity() == Finding.Severity.ERROR)
                .toList();
    }
}
