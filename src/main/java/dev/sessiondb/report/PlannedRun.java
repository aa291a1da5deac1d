package dev.sessiondb.report;

import dev.sessiondb.plan.ColumnPlan;
import dev.sessiondb.plan.Finding;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.store.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was planned.
 *
 * @param objects how many the source has; {@code accounted} are those that the plan speaks of
 */
public record PlannedRun(
        List<PlannedTable> tables,
        List<PlannedFinding> findings,
        List<PlannedCheck> checks,
        long objects,
        long accounted) {

    public PlannedRun {
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
        checks = List.copyOf(checks);
    }

    /**
     * One table.
     *
     * @param mode {@code merge} into a table that is there, else into a new one
     * @param rows in the source, those that are left out among them
     */
    public record PlannedTable(
            String source,
            String target,
            String mode,
            long rows,
            long rejected,
            List<PlannedColumn> columns,
            List<PlannedKey> keys) {

        public PlannedTable {
            columns = List.copyOf(columns);
            keys = List.copyOf(keys);
        }
    }

    /** One column; {@code reason} says why it has this type. */
    public record PlannedColumn(String source, String sourceType, String target, String targetType, String reason) {}

    /** A foreign key; {@code columns} and what they refer to by their names in the target. */
    public record PlannedKey(String name, List<String> columns, String references, List<String> referenced) {

        public PlannedKey {
            columns = List.copyOf(columns);
            referenced = List.copyOf(referenced);
        }
    }

    /** A finding, and about how many rows it is; the message is empty where only the ledger tells of it, as it may quote a value. */
    public record PlannedFinding(
            String code,
            String severity,
            String table,
            Optional<String> column,
            OptionalLong rows,
            Optional<String> message,
            Optional<String> sql) {}

    /** A check; the detail is empty for the same reason. */
    public record PlannedCheck(
            String id, String title, String status, Optional<String> detail, Optional<String> hint) {}

    /** As far as a plan could be made. */
    public static Optional<PlannedRun> of(Preview preview) {
        if (preview.plan().isEmpty() && preview.checks().isEmpty()) {
            return Optional.empty();
        }
        Optional<MigrationPlan> plan = preview.plan();
        return Optional.of(new PlannedRun(
                plan.map(made -> made.tables().stream().map(PlannedRun::table).toList())
                        .orElse(List.of()),
                plan.map(made -> made.findings().stream()
                                .map(PlannedRun::finding)
                                .toList())
                        .orElse(List.of()),
                checks(preview.checks()),
                plan.map(made -> made.accounting().objects()).orElse(0L),
                plan.map(made -> made.accounting().accounted()).orElse(0L)));
    }

    /** Of a run that makes a file: what was checked and found. */
    public static PlannedRun checked(List<Check> checks, List<Finding> findings) {
        return new PlannedRun(
                List.of(), findings.stream().map(PlannedRun::finding).toList(), checks(checks), 0, 0);
    }

    /** With other checks before its own. */
    public PlannedRun after(List<Check> earlier) {
        List<PlannedCheck> all = new ArrayList<>(checks(earlier));
        all.addAll(checks);
        return new PlannedRun(tables, findings, all, objects, accounted);
    }

    /** How many rows it would carry. */
    public long rows() {
        return tables.stream()
                .mapToLong(table -> table.rows() - table.rejected())
                .sum();
    }

    /** Checks as the page shows them. */
    private static List<PlannedCheck> checks(List<Check> checks) {
        return checks.stream().map(PlannedRun::check).toList();
    }

    private static PlannedTable table(TablePlan table) {
        return new PlannedTable(
                table.source().name(),
                table.targetName(),
                table.mode().name().toLowerCase(Locale.ROOT),
                table.rows(),
                table.changes().leftOut().size(),
                table.columns().stream().map(PlannedRun::column).toList(),
                table.foreignKeys().stream()
                        .map(key -> new PlannedKey(
                                key.name(), key.columns(), key.referencedTable(), key.referencedColumns()))
                        .toList());
    }

    private static PlannedColumn column(ColumnPlan column) {
        return new PlannedColumn(
                column.source().name(),
                column.source().declaredType(),
                column.targetName(),
                column.typeSql(),
                column.reason());
    }

    private static PlannedFinding finding(Finding finding) {
        return new PlannedFinding(
                finding.code(),
                finding.severity().name().toLowerCase(Locale.ROOT),
                finding.table(),
                finding.column(),
                finding.rows(),
                Optional.of(finding.message()),
                finding.sql());
    }

    private static PlannedCheck check(Check check) {
        return new PlannedCheck(
                check.id(),
                check.title(),
                check.status().name().toLowerCase(Locale.ROOT),
                Optional.of(check.detail()),
                check.hint());
    }
}
