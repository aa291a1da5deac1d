package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.compare.ComparedTable;
import dev.sessiondb.compare.ComparisonReport;
import dev.sessiondb.verify.RowDifference;
import dev.sessiondb.verify.RowDifference.ColumnDifference;
import dev.sessiondb.verify.TableComparison;
import java.util.Locale;

/** A comparison as a JSON tree. Described in {@code docs/json.md}. */
final class JsonComparison {

    private JsonComparison() {}

    static ObjectNode of(ComparedSides sides, ComparisonReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("equal", report.same());
        node.put("complete", report.complete());
        node.putObject("here").put("name", sides.here()).put("place", sides.place(sides.here()));
        node.putObject("there").put("name", sides.there()).put("place", sides.place(sides.there()));
        ArrayNode tables = node.putArray("tables");
        report.tables().forEach(table -> table(table, tables.addObject()));
        ArrayNode notes = node.putArray("notCompared");
        report.notes().forEach(notes::add);
        return node;
    }

    private static void table(ComparedTable table, ObjectNode node) {
        TableComparison rows = table.rows();
        node.put("here", table.here().orElse(null));
        node.put("there", table.there().orElse(null));
        node.put("equal", table.same());
        node.put("complete", table.complete());
        node.put("rowsHere", rows.rowsHere());
        node.put("rowsThere", rows.rowsThere());
        node.put("rowsEqual", rows.equal());
        node.put("onlyHere", rows.onlyHere());
        node.put("onlyThere", rows.onlyThere());
        node.put("differing", rows.differing());
        node.put("valuesCompared", rows.values());
        ArrayNode here = node.putArray("columnsOnlyHere");
        table.onlyHere().forEach(here::add);
        ArrayNode there = node.putArray("columnsOnlyThere");
        table.onlyThere().forEach(there::add);
        ArrayNode differences = node.putArray("differences");
        rows.differences().forEach(difference -> difference(difference, differences.addObject()));
    }

    private static void difference(RowDifference difference, ObjectNode node) {
        node.put("kind", difference.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        node.put("key", difference.key());
        node.put("rows", difference.rows());
        node.put("row", difference.row().isEmpty() ? null : difference.row());
        ArrayNode columns = node.putArray("columns");
        for (ColumnDifference column : difference.columns()) {
            columns.addObject()
                    .put("column", column.column())
                    .put("here", column.here())
                    .put("there", column.there());
        }
    }
}
