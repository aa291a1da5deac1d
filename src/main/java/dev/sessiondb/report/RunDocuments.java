package dev.sessiondb.report;

import dev.sessiondb.report.CarriedRun.CarriedTable;
import dev.sessiondb.report.CarriedRun.Counts;
import dev.sessiondb.report.KeptBackup.KeptFile;
import dev.sessiondb.report.PlannedRun.PlannedCheck;
import dev.sessiondb.report.PlannedRun.PlannedColumn;
import dev.sessiondb.report.PlannedRun.PlannedFinding;
import dev.sessiondb.report.PlannedRun.PlannedKey;
import dev.sessiondb.report.PlannedRun.PlannedTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the ledger keeps for the page, as documents without a value of the user's data: messages and details of findings and checks, which may quote one, are left out. */
public final class RunDocuments {
    /** Its name in a run's detail, as {@link #OUTCOME}. */
    public static final String PLAN = "plan";

    public static final String OUTCOME = "outcome";

    private RunDocuments() {}

    /** Read again by {@link RecordedRun}. */
    public static Map<String, Object> of(PlannedRun plan) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tables", plan.tables().stream().map(RunDocuments::table).toList());
        document.put(
                "findings", plan.findings().stream().map(RunDocuments::finding).toList());
        document.put("checks", plan.checks().stream().map(RunDocuments::check).toList());
        document.put("objects", plan.objects());
        document.put("accounted", plan.accounted());
        return document;
    }

    private static Map<String, Object> table(PlannedTable table) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("source", table.source());
        document.put("target", table.target());
        document.put("mode", table.mode());
        document.put("rows", table.rows());
        document.put("rejected", table.rejected());
        document.put(
                "columns", table.columns().stream().map(RunDocuments::column).toList());
        document.put("keys", table.keys().stream().map(RunDocuments::key).toList());
        return document;
    }

    private static List<String> column(PlannedColumn column) {
        return List.of(column.source(), column.sourceType(), column.target(), column.targetType());
    }

    private static Map<String, Object> key(PlannedKey key) {
        return Map.of(
                "name", key.name(),
                "columns", key.columns(),
                "references", key.references(),
                "referenced", key.referenced());
    }

    private static Map<String, Object> finding(PlannedFinding finding) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("code", finding.code());
        document.put("severity", finding.severity());
        document.put("table", finding.table());
        finding.column().ifPresent(column -> document.put("column", column));
        finding.rows().ifPresent(rows -> document.put("rows", rows));
        return document;
    }

    private static List<String> check(PlannedCheck check) {
        return List.of(check.id(), check.title(), check.status());
    }

    /** Read again by {@link RecordedRun}. */
    public static Map<String, Object> of(CarriedRun carried, KeptBackup backup) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("verify", carried.verify());
        document.put(
                "tables", carried.tables().stream().map(RunDocuments::table).toList());
        document.put("sequences", carried.sequences());
        carried.rejects()
                .ifPresent(rejects -> document.put("rejects", Map.of("file", rejects.file(), "rows", rejects.rows())));
        document.put(
                "samples",
                carried.samples().stream()
                        .map(sample -> List.of(sample.milliseconds(), sample.bytes(), sample.rows()))
                        .toList());
        document.put("backup", backup.files().stream().map(RunDocuments::file).toList());
        return document;
    }

    private static Map<String, Object> table(CarriedTable table) {
        Counts counts = table.counts();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("source", table.source());
        document.put("target", table.target());
        document.put("rows", table.rows());
        document.put("inserted", counts.inserted());
        document.put("unchanged", counts.unchanged());
        document.put("updated", counts.updated());
        document.put("skipped", counts.skipped());
        document.put("deleted", counts.deleted());
        document.put("rejected", counts.rejected());
        table.bytes().ifPresent(bytes -> document.put("bytes", bytes));
        document.put("loadMilliseconds", table.loadMilliseconds());
        document.put("valuesCompared", table.valuesCompared());
        return document;
    }

    private static Map<String, Object> file(KeptFile file) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", file.name());
        document.put("path", file.path());
        file.bytes().ifPresent(bytes -> document.put("bytes", bytes));
        file.sha256().ifPresent(sum -> document.put("sha256", sum));
        return document;
    }
}
