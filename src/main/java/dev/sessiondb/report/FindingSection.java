package dev.sessiondb.report;

import dev.sessiondb.report.CarriedRun.RejectedRows;
import dev.sessiondb.report.DataTable.Column;
import dev.sessiondb.report.PlannedRun.PlannedCheck;
import dev.sessiondb.report.PlannedRun.PlannedFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was checked, what was found, and what was left out. */
final class FindingSection {
    private FindingSection() {}

    static Section of(RunContent run) {
        List<Block> blocks = new ArrayList<>();
        Optional<PlannedRun> plan = run.plan();
        blocks.addAll(plan.map(FindingSection::findings).orElseGet(() -> NotRecorded.of("what was found", run)));
        run.carried().flatMap(CarriedRun::rejects).map(FindingSection::rejects).ifPresent(blocks::add);
        plan.filter(made -> !made.checks().isEmpty())
                .map(FindingSection::checks)
                .ifPresent(blocks::addAll);
        return new Section("findings", "Findings and rejected rows", blocks);
    }

    private static List<Block> findings(PlannedRun plan) {
        if (plan.findings().isEmpty()) {
            return List.of(new Paragraph("Nothing was found: all is carried as it is."));
        }
        List<Block> definitions = plan.findings().stream()
                .flatMap(finding -> definition(finding).stream())
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(table(plan.findings()));
        blocks.add(new Paragraph("`docs/findings.md` has the cause and the remedy of each code."));
        if (!definitions.isEmpty()) {
            blocks.add(new Fold(
                    Amounts.count(definitions.size(), "definition") + " that are not carried as they are",
                    definitions));
        }
        return blocks;
    }

    private static Optional<Block> definition(PlannedFinding finding) {
        return finding.sql()
                .map(sql -> new Steps.Step("`" + finding.code() + "` " + finding.table(), Optional.of(sql)))
                .map(step -> new Steps(List.of(step)));
    }

    private static DataTable table(List<PlannedFinding> findings) {
        List<Column> columns = List.of(
                Column.name("code"),
                Column.text("severity"),
                Column.name("about"),
                Column.number("rows"),
                Column.text("what"));
        return new DataTable(
                "findings", columns, findings.stream().map(FindingSection::row).toList(), Optional.empty());
    }

    private static List<String> row(PlannedFinding finding) {
        return List.of(
                finding.code(),
                finding.severity(),
                finding.table() + finding.column().map(column -> "." + column).orElse(""),
                finding.rows().isPresent() ? Amounts.count(finding.rows().getAsLong()) : "",
                finding.message().orElse("not in the ledger: see `docs/findings.md#" + finding.code() + "`"));
    }

    private static Block rejects(RejectedRows rejects) {
        return new Paragraph(Amounts.count(rejects.rows(), "row") + " left out, in `" + rejects.file()
                + "`. Mend rows there, and load them by the same command with `--retry-rejects`.");
    }

    private static List<Block> checks(PlannedRun plan) {
        List<PlannedCheck> notable = plan.checks().stream()
                .filter(check -> !check.status().equals("pass"))
                .toList();
        List<Block> blocks = new ArrayList<>();
        if (plan.checks().stream().allMatch(check -> check.detail().isEmpty())) {
            blocks.add(new Paragraph(
                    "The ledger has what each check and finding was about, not its words, as they may quote a value."));
        }
        if (!notable.isEmpty()) {
            blocks.add(table("checks that did not pass", notable));
        }
        String summary = "all " + Amounts.count(plan.checks().size(), "check");
        blocks.add(new Fold(summary, List.of(table("checks", plan.checks()))));
        return blocks;
    }

    private static DataTable table(String caption, List<PlannedCheck> checks) {
        boolean detailed = checks.stream().anyMatch(check -> check.detail().isPresent());
        List<Column> columns = new ArrayList<>(List.of(Column.text("check"), Column.text("outcome")));
        if (detailed) {
            columns.add(Column.text("what was found"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (PlannedCheck check : checks) {
            List<String> row = new ArrayList<>(List.of(check.title(), check.status()));
            if (detailed) {
                row.add(found(check));
            }
            rows.add(row);
        }
        return new DataTable(caption, columns, rows, Optional.empty());
    }

    private static String found(PlannedCheck check) {
        return check.detail().orElse("")
                + check.hint().map(hint -> ". Hint: " + hint).orElse("");
    }
}
