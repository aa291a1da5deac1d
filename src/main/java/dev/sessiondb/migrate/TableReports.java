package dev.sessiondb.migrate;

import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.PublishReport;
import dev.sessiondb.verify.TableVerification;
import java.util.Comparator;
import java.util.List;

/** Puts together what each phase knows of a table. */
final class TableReports {

    private TableReports() {}

    static List<TableReport> of(List<Loaded> loaded, List<TableVerification> verified, PublishReport published) {
        return loaded.stream()
                .map(l -> report(l, verified, published))
                .sorted(Comparator.comparing(TableReport::target))
                .toList();
    }

    private static TableReport report(Loaded loaded, List<TableVerification> verified, PublishReport published) {
        TablePlan table = loaded.table();
        MergeCount count = published.merged().stream()
                .filter(m -> m.table().equals(table.targetName()))
                .findFirst()
                .orElse(MergeCount.fresh(table.targetName(), loaded.rows(), -1));
        long values = verified.stream()
                .filter(v -> v.table().equals(table.targetName()))
                .mapToLong(TableVerification::values)
                .sum();
        return new TableReport(
                table.source().name(),
                table.targetName(),
                table.mode(),
                loaded.rows(),
                count.fresh(),
                count.identical(),
                count.conflicts(),
                count.updated(),
                Math.max(0, count.onlyInTarget()),
                table.changes().leftOut().size(),
                loaded.milliseconds(),
                values);
    }
}
