package dev.sessiondb.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Compares every cell of a SQLite file with what arrived in a PostgreSQL schema, by SQL and rules of its own: it shares nothing with the code under test. Rows are matched by primary key, or as
 * multisets where there is none.
 */
public final class DataComparison {
    private final Connection sqlite;
    private final ArrivedRows arrived;
    private final CarriedPlan plan;
    private final List<String> differences = new ArrayList<>();
    private long rows;

    private DataComparison(Connection sqlite, ArrivedRows arrived, CarriedPlan plan) {
        this.sqlite = sqlite;
        this.arrived = arrived;
        this.plan = plan;
    }

    /**
     * What was found.
     *
     * @param rows how many rows of the source were looked at
     */
    public record Result(long rows, List<String> differences) {}

    /** All ordinary tables of the file. */
    public static Result of(Path file, Connection postgres, String schema, CarriedPlan plan) {
        try (Connection sqlite = SqliteFiles.connect(file)) {
            DataComparison comparison = new DataComparison(sqlite, new ArrivedRows(postgres, schema), plan);
            for (SourceTable table : SourceTable.all(sqlite)) {
                comparison.compare(table);
            }
            return new Result(comparison.rows, List.copyOf(comparison.differences));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One table of it. */
    public static Result of(Path file, Connection postgres, String schema, CarriedPlan plan, String table) {
        try (Connection sqlite = SqliteFiles.connect(file)) {
            DataComparison comparison = new DataComparison(sqlite, new ArrivedRows(postgres, schema), plan);
            comparison.compare(SourceTable.of(sqlite, table));
            return new Result(comparison.rows, List.copyOf(comparison.differences));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void compare(SourceTable table) throws SQLException {
        String target = plan.table(table.name());
        Map<String, String> types = arrived.types(target);
        if (types.isEmpty()) {
            differences.add("table " + table.name() + ": there is no table " + target);
            return;
        }
        List<String> columns = new ArrayList<>();
        Map<String, String> wanted = new LinkedHashMap<>();
        for (SourceTable.SourceColumn column : table.columns()) {
            String name = plan.column(table.name(), column.name());
            String type = types.get(name);
            if (type != null) {
                columns.add(column.name());
                wanted.put(name, type);
            } else if (!column.generated() || !plan.says("not-carried", table.name(), column.name())) {
                differences.add("table " + table.name() + ": there is no column " + name);
            }
        }
        if (!columns.isEmpty()) {
            compareRows(table, columns, wanted);
        }
    }

    private void compareRows(SourceTable table, List<String> columns, Map<String, String> types) throws SQLException {
        List<List<StoredValue>> stored = new StoredRows(sqlite).of(table.name(), columns);
        List<List<String>> actual = arrived.of(plan.table(table.name()), types);
        List<List<String>> expected = expected(stored, List.copyOf(types.values()), actual);
        rows += stored.size();
        if (stored.size() != actual.size()) {
            differences.add("table " + table.name() + ": " + stored.size() + " rows became " + actual.size());
        }
        new RowMatching(table.name(), columns, keyPositions(table, columns)).differences(expected, actual, differences);
    }

    private static List<Integer> keyPositions(SourceTable table, List<String> columns) {
        return table.key().stream()
                .map(columns::indexOf)
                .filter(position -> position >= 0)
                .toList();
    }

    /** What must have arrived; numbers in a column of times count what makes the whole column equal, if anything does. */
    private static List<List<String>> expected(
            List<List<StoredValue>> stored, List<String> types, List<List<String>> actual) {
        List<List<String>> rows = new ArrayList<>();
        stored.forEach(row -> rows.add(new ArrayList<>()));
        for (int i = 0; i < types.size(); i++) {
            int column = i;
            List<String> cells = column(
                    stored.stream().map(row -> row.get(column)).toList(),
                    types.get(i),
                    actual.stream().map(row -> row.get(column)).toList());
            for (int row = 0; row < rows.size(); row++) {
                rows.get(row).add(cells.get(row));
            }
        }
        return rows;
    }

    private static List<String> column(List<StoredValue> values, String type, List<String> actual) {
        if (!type.startsWith("timestamp") && !type.equals("date")) {
            return spelt(values, type, NumberUnit.SECONDS);
        }
        for (NumberUnit unit : NumberUnit.values()) {
            List<String> cells = spelt(values, type, unit);
            if (counts(cells).equals(counts(actual))) {
                return cells;
            }
        }
        return spelt(values, type, NumberUnit.SECONDS);
    }

    private static List<String> spelt(List<StoredValue> values, String type, NumberUnit unit) {
        return values.stream().map(v -> ExpectedCell.of(v, type, unit)).toList();
    }

    static <T> Map<T, Integer> counts(List<T> values) {
        Map<T, Integer> counts = new HashMap<>();
        values.forEach(v -> counts.merge(v, 1, Integer::sum));
        return counts;
    }

    /** The names of the ordinary tables of a file. */
    public static List<String> tables(Path file) {
        try (Connection sqlite = SqliteFiles.connect(file)) {
            return List.copyOf(new TreeSet<>(
                    SourceTable.all(sqlite).stream().map(SourceTable::name).toList()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
