package dev.sessiondb.report;

import dev.sessiondb.report.CarriedRun.CarriedTable;
import dev.sessiondb.report.CarriedRun.Counts;
import dev.sessiondb.report.DataTable.Column;
import dev.sessiondb.report.PlannedRun.PlannedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** Tables, rows, sizes and times. */
final class MovedSection {
    private final RunContent run;

    MovedSection(RunContent run) {
        this.run = run;
    }

    Section section() {
        boolean done = run.carried().isPresent();
        String title = done && run.kind().published() ? "What moved" : done ? "What was tried" : "What would move";
        return new Section("moved", title, done ? carried(run.carried().get()) : planned());
    }

    private List<Block> planned() {
        Optional<PlannedRun> plan = run.plan().filter(made -> !made.tables().isEmpty());
        if (plan.isEmpty()) {
            return NotRecorded.of("which tables", run);
        }
        List<List<String>> rows =
                plan.get().tables().stream().map(MovedSection::row).toList();
        List<String> total =
                List.of("total", "", "", Amounts.count(plan.get().rows()), count(plan.get(), PlannedTable::rejected));
        List<Column> columns = List.of(
                Column.name("table"),
                Column.name("in PostgreSQL"),
                Column.text("how"),
                Column.number("rows"),
                Column.number("left out"));
        return List.of(new DataTable("tables and rows that would move", columns, rows, Optional.of(total)));
    }

    private static String count(PlannedRun plan, ToLongFunction<PlannedTable> what) {
        return Amounts.count(plan.tables().stream().mapToLong(what).sum());
    }

    private static List<String> row(PlannedTable table) {
        return List.of(
                table.source(),
                table.target(),
                how(table.mode()),
                Amounts.count(table.rows() - table.rejected()),
                Amounts.count(table.rejected()));
    }

    private static String how(String mode) {
        return mode.equals("merge") ? "into the existing table" : "as a new table";
    }

    /** A number of each table; a column of nothing but zeros is left out. */
    private record Measure(String title, Function<Counts, Long> of) {}

    private static final List<Measure> MEASURES = List.of(
            new Measure("inserted", Counts::inserted),
            new Measure("unchanged", Counts::unchanged),
            new Measure("overwritten", Counts::updated),
            new Measure("target's kept", Counts::skipped),
            new Measure("deleted", Counts::deleted),
            new Measure("left out", Counts::rejected));

    private List<Block> carried(CarriedRun carried) {
        List<Measure> measures = MEASURES.stream()
                .filter(measure -> measure.title().equals("inserted") || sum(carried, measure) > 0)
                .toList();
        boolean sized =
                carried.tables().stream().anyMatch(table -> table.bytes().isPresent());
        List<Column> columns = new ArrayList<>(List.of(Column.name("table"), Column.name("in PostgreSQL")));
        columns.add(Column.number("rows"));
        measures.forEach(measure -> columns.add(Column.number(measure.title())));
        if (sized) {
            columns.add(Column.number("size"));
        }
        columns.add(Column.number("load time"));
        List<List<String>> rows = carried.tables().stream()
                .map(table -> row(table, measures, sized))
                .toList();
        List<String> total = new ArrayList<>(List.of("total", "", Amounts.count(carried.rows())));
        measures.forEach(measure -> total.add(Amounts.count(sum(carried, measure))));
        if (sized) {
            total.add(Amounts.bytes(carried.tables().stream()
                    .flatMapToLong(table -> table.bytes().stream())
                    .sum()));
        }
        total.add("");
        List<Block> blocks = new ArrayList<>();
        blocks.add(new DataTable("tables and rows", columns, rows, Optional.of(total)));
        if (sized) {
            blocks.add(new Paragraph("Sizes are on the server's disk, indexes included, as the rows were staged."));
        }
        if (!carried.sequences().isEmpty()) {
            blocks.add(new Fold(
                    "where ids go on",
                    carried.sequences().stream().<Block>map(Paragraph::new).toList()));
        }
        return blocks;
    }

    private static List<String> row(CarriedTable table, List<Measure> measures, boolean sized) {
        List<String> row = new ArrayList<>(List.of(table.source(), table.target(), Amounts.count(table.rows())));
        measures.forEach(measure -> row.add(Amounts.count(measure.of().apply(table.counts()))));
        if (sized) {
            row.add(table.bytes().isPresent() ? Amounts.bytes(table.bytes().getAsLong()) : "");
        }
        row.add(Amounts.duration(table.loadMilliseconds()));
        return row;
    }

    private static long sum(CarriedRun carried, Measure measure) {
        return carried.tables().stream()
                .map(CarriedTable::counts)
                .flatMapToLong(counts -> LongStream.of(measure.of().apply(counts)))
                .sum();
    }
}
