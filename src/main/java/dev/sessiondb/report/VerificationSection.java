package dev.sessiondb.report;

import dev.sessiondb.report.CarriedRun.CarriedTable;
import dev.sessiondb.report.DataTable.Column;
import java.util.List;
import java.util.Optional;

/** What was compared after the load. */
final class VerificationSection {
    private VerificationSection() {}

    static Section of(RunContent run) {
        List<Block> blocks = run.carried().map(VerificationSection::blocks).orElseGet(() -> missing(run));
        return new Section("verification", "Verification", blocks);
    }

    private static List<Block> missing(RunContent run) {
        return run.real()
                ? NotRecorded.of("what was compared", run)
                : List.of(new Paragraph("Nothing was loaded, so there was nothing to compare."));
    }

    private static List<Block> blocks(CarriedRun carried) {
        return switch (carried.verify()) {
            case "full" -> List.of(new Paragraph(full(carried)), table(carried));
            case "counts" ->
                List.of(
                        new Paragraph(
                                "Asked for with `--verify counts`: rows were counted on both sides and are as many; values were not compared. `sessiondb verify` compares them at any time."));
            default ->
                List.of(
                        new Paragraph(
                                "Asked for with `--verify none`: nothing was compared. `sessiondb verify` compares at any time."));
        };
    }

    private static String full(CarriedRun carried) {
        return "Every value of every row was read back from PostgreSQL and compared with the backup copy: "
                + Amounts.count(carried.values(), "value") + " in "
                + Amounts.count(carried.rows(), "row") + ", all equal. The decoder shares no code with the encoder.";
    }

    private static Block table(CarriedRun carried) {
        List<List<String>> rows =
                carried.tables().stream().map(VerificationSection::row).toList();
        List<Column> columns = List.of(
                Column.name("table"), Column.number("rows"), Column.number("values compared"), Column.text("outcome"));
        List<String> total =
                List.of("total", Amounts.count(carried.rows()), Amounts.count(carried.values()), "all equal");
        return new DataTable("verification", columns, rows, Optional.of(total));
    }

    private static List<String> row(CarriedTable table) {
        return List.of(table.target(), Amounts.count(table.rows()), Amounts.count(table.valuesCompared()), "equal");
    }
}
