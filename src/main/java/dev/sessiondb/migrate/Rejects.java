package dev.sessiondb.migrate;

import dev.sessiondb.backup.RejectFile;
import dev.sessiondb.backup.RejectReason;
import dev.sessiondb.backup.RejectedTable;
import dev.sessiondb.convert.AmendedRows;
import dev.sessiondb.convert.Amendment;
import dev.sessiondb.convert.EncodedColumn;
import dev.sessiondb.convert.FieldBuffer;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.RejectedConstraint;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.store.LeftOutRecords;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the rows that a plan leaves out to the reject file. */
final class Rejects {
    private Rejects() {}

    /** What the source left out itself, and where the rest goes. */
    record Place(Optional<LeftOutRecords> records, Path file) {}

    /** Nothing, and no file, when nothing is left out. */
    static Optional<RejectReport> write(MigrationPlan plan, Source source, Place place) {
        List<TablePlan> tables = plan.tables().stream()
                .filter(table -> !table.changes().leftOut().isEmpty())
                .toList();
        if (tables.isEmpty() && place.records().isEmpty()) {
            return Optional.empty();
        }
        long rows = RejectFile.write(
                place.file(), source, tables.stream().map(Rejects::rejected).toList(), place.records());
        Map<String, Long> counts = new HashMap<>();
        tables.forEach(
                t -> counts.put(t.source().name(), (long) t.changes().leftOut().size()));
        place.records().ifPresent(records -> counts.merge(records.table(), records.count(), Long::sum));
        return Optional.of(new RejectReport(place.file(), rows, counts));
    }

    private static RejectedTable rejected(TablePlan table) {
        return new RejectedTable(table.source(), table.changes().leftOut(), row -> reasons(table, row));
    }

    /** The values that don't convert, as they would be tried, then the constraints. */
    private static RejectedTable.Reasons reasons(TablePlan table, RowCursor row) {
        List<Amendment> amendments = table.amendments();
        AmendedRows amended = AmendedRows.over(row, amendments);
        List<EncodedColumn> columns = table.encodedColumns();
        FieldBuffer buffer = new FieldBuffer(OutputStream.nullOutputStream());
        return () -> {
            amended.moved();
            List<RejectReason> reasons = new ArrayList<>();
            for (EncodedColumn column : columns) {
                buffer.truncate(0);
                if (!column.conversion().append(amended, column.position(), buffer)) {
                    reasons.add(
                            new RejectReason(column.name(), column.conversion().reason(amended, column.position())));
                }
            }
            for (RejectedConstraint constraint : table.changes().constraints()) {
                if (constraint.rows().contains(row.rowId())) {
                    reasons.add(new RejectReason(String.join(", ", constraint.columns()), constraint.reason()));
                }
            }
            return reasons;
        };
    }
}
