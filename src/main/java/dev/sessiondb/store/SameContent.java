package dev.sessiondb.store;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.Table;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** Compares two sources that should hold the same: tables, columns, and rows in their order, each value by storage class and bytes. Memory is bounded, whatever the size of a value. */
public final class SameContent {
    private final Source expected;
    private final Source found;
    private long values;

    private SameContent(Source expected, Source found) {
        this.expected = expected;
        this.found = found;
    }

    /**
     * Compares all of it.
     *
     * @return how many values were compared
     * @throws SessionDbException with {@code VERIFY_FAILED}, naming the first difference; {@code INTERRUPTED} when the thread is
     */
    public static long require(Source expected, Source found) {
        SameContent comparison = new SameContent(expected, found);
        comparison.tables();
        return comparison.values;
    }

    private void tables() {
        if (!expected.numbers().equals(found.numbers())) {
            throw differs("the header has " + found.numbers() + " instead of " + expected.numbers());
        }
        List<String> names = names(expected);
        if (!names.equals(names(found))) {
            throw differs("the tables are " + names(found) + " instead of " + names);
        }
        for (Table table : expected.schema().tables()) {
            Table other = found.schema().table(table.name()).orElseThrow();
            if (!columns(table).equals(columns(other))) {
                throw differs("table `" + table.name() + "` has the columns " + columns(other) + " instead of "
                        + columns(table));
            }
            rows(table, other);
        }
    }

    private static List<String> names(Source source) {
        return source.schema().tables().stream().map(Table::name).sorted().toList();
    }

    private static List<String> columns(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }

    private void rows(Table table, Table other) {
        try (RowCursor row = expected.rows(table);
                RowCursor again = found.rows(other)) {
            while (row.next()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw Problem.of(ErrorCode.INTERRUPTED, "interrupted while comparing")
                            .toException();
                }
                if (!again.next()) {
                    throw differs("table `" + table.name() + "`, " + row.rowName() + " is missing");
                }
                row(table, row, again);
            }
            if (again.next()) {
                throw differs("table `" + table.name() + "` has a row too many: " + again.rowName());
            }
        }
    }

    private void row(Table table, RowCursor row, RowCursor again) {
        for (int i = 0; i < row.columnCount(); i++) {
            if (!same(row, again, i)) {
                throw differs("table `" + table.name() + "`, " + row.rowName() + ", column `"
                        + table.columns().get(i).name() + "` has another value");
            }
            values++;
        }
    }

    private static boolean same(RowCursor row, RowCursor again, int column) {
        StorageClass storage = row.storageClass(column);
        if (storage != again.storageClass(column)) {
            return false;
        }
        return switch (storage) {
            case NULL -> true;
            case INTEGER -> row.longValue(column) == again.longValue(column);
            case REAL ->
                Double.doubleToRawLongBits(row.doubleValue(column))
                        == Double.doubleToRawLongBits(again.doubleValue(column));
            case TEXT, BLOB -> bytes(row, again, column);
        };
    }

    private static boolean bytes(RowCursor row, RowCursor again, int column) {
        if (!row.large(column) && !again.large(column)) {
            return Arrays.equals(row.bytes(column), again.bytes(column));
        }
        try (InputStream one = new BufferedInputStream(row.open(column));
                InputStream other = new BufferedInputStream(again.open(column))) {
            int value = one.read();
            while (value >= 0 && value == other.read()) {
                value = one.read();
            }
            return value < 0 && other.read() < 0;
        } catch (IOException e) {
            throw differs("a large value can't be read: " + e.getMessage());
        }
    }

    private static SessionDbException differs(String how) {
        return Problem.of(ErrorCode.VERIFY_FAILED, "the new file differs from its source: " + how)
                .state("nothing was published")
                .hint("run again; if it happens again, report it: what was written can't be read back as it was")
                .toException();
    }
}
