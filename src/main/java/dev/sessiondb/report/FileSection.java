package dev.sessiondb.report;

import dev.sessiondb.report.DataTable.Column;
import dev.sessiondb.report.FileRun.Changes;
import dev.sessiondb.report.FileRun.Done;
import dev.sessiondb.report.FileRun.FileTable;
import dev.sessiondb.report.KeptBackup.KeptFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What a file holds, or would hold. */
final class FileSection {
    private static final List<ToLongFunction<Changes>> NUMBERS =
            List.of(Changes::unchanged, Changes::changed, Changes::inserted, Changes::removed, Changes::values);

    private FileSection() {}

    static Section of(FileRun run) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph("It goes to " + run.file() + place(run) + "."));
        run.done().flatMap(Done::file).ifPresent(file -> blocks.add(table(file)));
        blocks.add(run.tables().isEmpty() ? new Paragraph("Which tables it holds is not known.") : table(run));
        return new Section("moved", run.done().isPresent() ? "What moved" : "What would move", blocks);
    }

    private static String place(FileRun run) {
        if (!run.replaces()) {
            return "";
        }
        return run.done().isPresent() ? ", which was replaced" : ", which is there";
    }

    private static Block table(KeptFile file) {
        List<String> row = List.of(
                file.path(),
                file.bytes().isPresent() ? Amounts.bytes(file.bytes().getAsLong()) : "",
                file.sha256().orElse(""));
        return new DataTable(
                "the file",
                List.of(Column.name("path"), Column.number("size"), Column.name("SHA-256")),
                List.of(row),
                Optional.empty());
    }

    private static Block table(FileRun run) {
        boolean compared =
                run.tables().stream().allMatch(table -> table.changes().isPresent());
        List<Column> columns = new ArrayList<>(List.of(Column.name("table"), Column.number("rows")));
        List<String> total = new ArrayList<>(List.of("total", Amounts.count(run.rows())));
        if (compared) {
            List.of("unchanged", "changed", "inserted", "removed", "values compared")
                    .forEach(title -> columns.add(Column.number(title)));
            NUMBERS.forEach(number -> total.add(Amounts.count(run.tables().stream()
                    .flatMap(table -> table.changes().stream())
                    .mapToLong(number)
                    .sum())));
        }
        List<List<String>> rows =
                run.tables().stream().map(table -> row(table, compared)).toList();
        return new DataTable("tables and rows", columns, rows, Optional.of(total));
    }

    private static List<String> row(FileTable table, boolean compared) {
        List<String> row = new ArrayList<>(List.of(name(table), Amounts.count(table.rows())));
        if (compared) {
            table.changes()
                    .ifPresent(
                            changes -> NUMBERS.forEach(number -> row.add(Amounts.count(number.applyAsLong(changes)))));
        }
        return row;
    }

    private static String name(FileTable table) {
        return table.source().equals(table.target()) ? table.target() : table.source() + " as " + table.target();
    }
}
