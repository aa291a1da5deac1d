package dev.sessiondb.plan;

import dev.sessiondb.convert.Conversion;
import dev.sessiondb.convert.Conversions;
import dev.sessiondb.convert.FieldBuffer;
import dev.sessiondb.plan.Finding.Severity;
import dev.sessiondb.profile.DerivedColumn;
import dev.sessiondb.profile.TableRule;
import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Finds the rows in which columns that should hold the same don't: by what their values become, so that two spellings of one time are equal. */
final class MergedColumns {
    private static final int NAMED = 10;

    private final Table table;
    private final List<ColumnPlan> columns;
    private final Findings findings;

    MergedColumns(Table table, List<ColumnPlan> columns, Findings findings) {
        this.table = table;
        this.columns = columns;
        this.findings = findings;
    }

    /** @param rows opened once for each column that comes from several */
    void check(TableRule rule, Supplier<RowCursor> rows) {
        for (DerivedColumn derived : rule.derived()) {
            columns.stream()
                    .filter(column -> !derived.of().isEmpty())
                    .filter(column -> AsciiNames.same(column.source().name(), derived.name()))
                    .forEach(column -> check(derived, column, rows));
        }
    }

    private void check(DerivedColumn derived, ColumnPlan column, Supplier<RowCursor> rows) {
        int[] positions = derived.of().stream().mapToInt(this::position).toArray();
        Conversion conversion = Conversions.of(column.conversion());
        List<String> named = new ArrayList<>();
        long differing = 0;
        try (RowCursor row = rows.get()) {
            while (row.next()) {
                if (differs(row, positions, conversion)) {
                    differing++;
                    if (named.size() < NAMED) {
                        named.add(row.rowName());
                    }
                }
            }
        }
        if (differing > 0) {
            findings.column(
                    "merged-columns-differ",
                    Severity.WARNING,
                    table.name(),
                    column.targetName(),
                    differing + (differing == 1 ? " row holds" : " rows hold") + " different values in `"
                            + String.join("` and `", derived.of()) + "`, and that of the first is taken: "
                            + String.join(", ", named) + (differing > named.size() ? " ..." : ""));
        }
    }

    /** A value too large to hold is taken for another. */
    private static boolean differs(RowCursor row, int[] positions, Conversion conversion) {
        List<byte[]> values = new ArrayList<>();
        for (int position : positions) {
            if (row.storageClass(position) != StorageClass.NULL) {
                values.add(row.large(position) ? new byte[] {(byte) position} : bytes(row, position, conversion));
            }
        }
        return values.stream().anyMatch(value -> !Arrays.equals(value, values.get(0)));
    }

    private static byte[] bytes(RowCursor row, int position, Conversion conversion) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FieldBuffer field = new FieldBuffer(bytes);
        if (!conversion.append(row, position, field)) {
            return new byte[] {(byte) position};
        }
        try {
            field.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private int position(String name) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (AsciiNames.same(table.columns().get(i).name(), name)) {
                return i;
            }
        }
        throw new IllegalStateException("column `" + name + "` is not of table `" + table.name() + "`");
    }
}
