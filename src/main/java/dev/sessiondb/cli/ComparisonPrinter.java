package dev.sessiondb.cli;

import dev.sessiondb.compare.ComparedTable;
import dev.sessiondb.compare.ComparisonReport;
import dev.sessiondb.verify.RowDifference;
import dev.sessiondb.verify.RowDifference.Kind;
import dev.sessiondb.verify.TableComparison;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints how two backends stand to each other. */
final class ComparisonPrinter {
    private final PrintWriter out;
    private final ComparedSides sides;

    ComparisonPrinter(PrintWriter out, ComparedSides sides) {
        this.out = out;
        this.sides = sides;
    }

    /** @param subset whether it was only asked if nothing is missing there */
    void print(ComparisonReport report, boolean subset, boolean quiet) {
        if (!quiet) {
            out.println("here:  " + sides.here() + " (" + sides.place(sides.here()) + ")");
            out.println("there: " + sides.there() + " (" + sides.place(sides.there()) + ")");
            out.println();
            counts(report.tables());
        }
        report.differing().forEach(this::differences);
        if (!report.same()) {
            out.println();
        }
        report.notes().forEach(note -> out.println("not compared: " + note));
        out.println(subset && report.complete() && !report.same() ? complete(report) : outcome(report));
        out.flush();
    }

    private void counts(List<ComparedTable> tables) {
        int width = tables.stream().mapToInt(t -> t.name().length()).max().orElse(1);
        String format = "  %-" + Math.max(5, width) + "s  %12s  %12s  %12s  %12s  %12s  %12s";
        out.println(String.format(
                Locale.ROOT, format, "table", "here", "there", "equal", "only here", "only there", "differing"));
        for (ComparedTable table : tables) {
            TableComparison rows = table.rows();
            out.println(String.format(
                    Locale.ROOT,
                    format,
                    table.name(),
                    table.here().isPresent() ? Words.count(rows.rowsHere()) : "no table",
                    table.there().isPresent() ? Words.count(rows.rowsThere()) : "no table",
                    Words.count(rows.equal()),
                    Words.count(rows.onlyHere()),
                    Words.count(rows.onlyThere()),
                    Words.count(rows.differing())));
        }
        out.println();
    }

    private void differences(ComparedTable table) {
        if (!table.onBoth()) {
            String side = table.here().isPresent() ? sides.here() : sides.there();
            long rows = table.rows().rowsHere() + table.rows().rowsThere();
            out.println("only in " + side + ": table " + table.name() + ", " + Words.count(rows, "row"));
            return;
        }
        table.onlyHere().forEach(column -> column(sides.here(), table, column));
        table.onlyThere().forEach(column -> column(sides.there(), table, column));
        table.rows().differences().forEach(difference -> difference(table, difference));
        long named = table.rows().differences().stream()
                .mapToLong(RowDifference::rows)
                .sum();
        long more = table.rows().onlyHere()
                + table.rows().onlyThere()
                + table.rows().differing()
                - named;
        if (more > 0) {
            out.println("and " + Words.count(more, "row") + " more of " + table.name()
                    + "; `--limit N` names N of each table");
        }
    }

    private void column(String side, ComparedTable table, String column) {
        out.println("only in " + side + ": column " + table.name() + "." + column);
    }

    private void difference(ComparedTable table, RowDifference difference) {
        String row = table.name() + " (" + difference.key() + ")";
        String times = difference.rows() == 1 ? "" : ", " + Words.count(difference.rows(), "row");
        if (difference.kind() == Kind.DIFFERING) {
            out.println("differs: " + row + times + ": " + columns(difference));
            return;
        }
        String side = difference.kind() == Kind.ONLY_HERE ? sides.here() : sides.there();
        boolean keyless = difference.key().startsWith("row without key");
        out.println("only in " + side + ": " + row + times + (keyless ? ": " + difference.row() : ""));
    }

    private static String columns(RowDifference difference) {
        return difference.columns().stream()
                .map(c -> "column " + c.column() + ": " + c.here() + " here, " + c.there() + " there")
                .collect(Collectors.joining("; "));
    }

    private String complete(ComparisonReport report) {
        long rows = report.tables().stream().mapToLong(t -> t.rows().rowsHere()).sum();
        long values = report.tables().stream().mapToLong(t -> t.rows().values()).sum();
        return "complete: " + sides.there() + " has all " + Words.count(rows, "row") + " of " + sides.here() + ", "
                + Words.count(values, "value") + " compared; what is named above only " + sides.there() + " has";
    }

    private static String outcome(ComparisonReport report) {
        if (!report.same()) {
            return "different: " + Words.count(report.differing().size()) + " of "
                    + Words.count(report.tables().size(), "table");
        }
        long rows = report.tables().stream().mapToLong(t -> t.rows().rowsHere()).sum();
        long values = report.tables().stream().mapToLong(t -> t.rows().values()).sum();
        return "equal: " + Words.count(report.tables().size(), "table") + ", " + Words.count(rows, "row") + ", "
                + Words.count(values, "value") + " compared";
    }
}
