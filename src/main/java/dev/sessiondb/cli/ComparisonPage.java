package dev.sessiondb.cli;

import dev.sessiondb.compare.ComparedTable;
import dev.sessiondb.compare.ComparisonReport;
import dev.sessiondb.migrate.RunEnvironment;
import dev.sessiondb.report.Block;
import dev.sessiondb.report.DataTable;
import dev.sessiondb.report.DataTable.Column;
import dev.sessiondb.report.Facts;
import dev.sessiondb.report.Facts.Fact;
import dev.sessiondb.report.Outcome;
import dev.sessiondb.report.Page;
import dev.sessiondb.report.Paragraph;
import dev.sessiondb.report.Section;
import dev.sessiondb.report.Tone;
import dev.sessiondb.verify.RowDifference;
import dev.sessiondb.verify.RowDifference.Kind;
import dev.sessiondb.verify.TableComparison;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The page of a comparison. */
final class ComparisonPage {
    private final ComparedSides sides;
    private final ComparisonReport report;

    ComparisonPage(ComparedSides sides, ComparisonReport report) {
        this.sides = sides;
        this.report = report;
    }

    /** The page; {@code subset} when it was only asked whether nothing is missing there. */
    Page page(boolean subset, RunEnvironment environment) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("tables", "Tables", List.of(tables())));
        sections.add(new Section("differences", "Differences", differences()));
        if (!report.notes().isEmpty()) {
            List<Block> notes =
                    report.notes().stream().<Block>map(Paragraph::new).toList();
            sections.add(new Section("not-compared", "What was not compared", notes));
        }
        sections.add(new Section("sides", "What was compared", List.of(sides())));
        String made = "Made by sessiondb " + environment.toolVersion() + " at "
                + environment.clock().instant().truncatedTo(ChronoUnit.SECONDS)
                + ". This page loads nothing and holds no password; it may hold values of the data.";
        String what = sides.here() + " with " + sides.there();
        return new Page("sessiondb verify, " + what, what, outcome(subset), sections, made);
    }

    private Outcome outcome(boolean subset) {
        String nothing = "Nothing was changed on either side.";
        if (report.same()) {
            String sentence = Words.count(report.tables().size(), "table") + ", "
                    + Words.count(sum(TableComparison::rowsHere), "row") + ", "
                    + Words.count(sum(TableComparison::values), "value") + " compared, all equal.";
            return new Outcome(Tone.GOOD, "Equal", List.of(sentence, nothing));
        }
        if (subset && report.complete()) {
            String sentence = "`" + sides.there() + "` has all that `" + sides.here() + "` has, and more: "
                    + Words.count(sum(TableComparison::rowsHere), "row") + " compared.";
            return new Outcome(Tone.GOOD, "Complete", List.of(sentence, nothing));
        }
        String sentence = Words.count(report.differing().size()) + " of "
                + Words.count(report.tables().size(), "table") + " differ.";
        return new Outcome(Tone.BAD, "Different", List.of(sentence, nothing));
    }

    private long sum(ToLongFunction<TableComparison> what) {
        return report.tables().stream().map(ComparedTable::rows).mapToLong(what).sum();
    }

    private Block tables() {
        List<Column> columns = List.of(
                Column.name("table"),
                Column.number("here"),
                Column.number("there"),
                Column.number("equal"),
                Column.number("only here"),
                Column.number("only there"),
                Column.number("differing"),
                Column.number("values compared"));
        List<List<String>> rows =
                report.tables().stream().map(ComparisonPage::counts).toList();
        return new DataTable("rows of each table", columns, rows, Optional.empty());
    }

    private static List<String> counts(ComparedTable table) {
        TableComparison rows = table.rows();
        return List.of(
                table.name(),
                table.here().isPresent() ? Words.count(rows.rowsHere()) : "no table",
                table.there().isPresent() ? Words.count(rows.rowsThere()) : "no table",
                Words.count(rows.equal()),
                Words.count(rows.onlyHere()),
                Words.count(rows.onlyThere()),
                Words.count(rows.differing()),
                Words.count(rows.values()));
    }

    private List<Block> differences() {
        if (report.same()) {
            return List.of(new Paragraph("None."));
        }
        List<List<String>> rows = new ArrayList<>();
        report.differing().forEach(table -> differences(table, rows));
        List<Column> columns =
                List.of(Column.name("table"), Column.name("row or column"), Column.text("how"), Column.name("values"));
        return List.of(
                new DataTable("differences", columns, rows, Optional.empty()),
                new Paragraph("All are counted; `--limit N` names N of each table."));
    }

    private void differences(ComparedTable table, List<List<String>> rows) {
        if (!table.onBoth()) {
            rows.add(List.of(
                    table.name(), "", "only in " + (table.here().isPresent() ? sides.here() : sides.there()), ""));
            return;
        }
        table.onlyHere()
                .forEach(column -> rows.add(List.of(table.name(), column, "column only in " + sides.here(), "")));
        table.onlyThere()
                .forEach(column -> rows.add(List.of(table.name(), column, "column only in " + sides.there(), "")));
        for (RowDifference difference : table.rows().differences()) {
            rows.add(List.of(table.name(), difference.key(), how(difference), values(difference)));
        }
    }

    private String how(RowDifference difference) {
        if (difference.kind() == Kind.DIFFERING) {
            return "differs";
        }
        return "only in " + (difference.kind() == Kind.ONLY_HERE ? sides.here() : sides.there());
    }

    private static String values(RowDifference difference) {
        if (difference.kind() != Kind.DIFFERING) {
            return difference.row();
        }
        return difference.columns().stream()
                .map(column -> column.column() + ": " + column.here() + " here, " + column.there() + " there")
                .collect(Collectors.joining("; "));
    }

    private Block sides() {
        return new Facts(List.of(
                new Fact("here", sides.here() + ", `" + sides.place(sides.here()) + "`"),
                new Fact("there", sides.there() + ", `" + sides.place(sides.there()) + "`")));
    }
}
