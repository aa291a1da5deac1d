package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A staged row as the target would hold it: what isn't brought over takes its default, what is computed is computed. Expressions of the target, which name columns without their table, are evaluated on it. A
 * default that counts on is taken for NULL: trying it would use up numbers.
 */
final class StagedRow {
    private static final String COUNTS = "nextval(";

    private final Collection<TargetColumns.Column> columns;
    private final Set<String> brought;

    StagedRow(TargetColumns columns, Collection<String> brought) {
        this.columns = columns.all();
        this.brought = Set.copyOf(brought);
    }

    /** An expression's value for one staged row. */
    String value(String side, String expression) {
        return "(SELECT " + expression + " FROM (" + computed("SELECT " + stored(side)) + ") r)";
    }

    /**
     * All staged rows, as a query to select from.
     *
     * @param more other columns of the staged table, as they are called there
     */
    String rows(String staged, List<String> more) {
        String others = more.stream().map(c -> ", s." + c).collect(Collectors.joining());
        return "(" + computed("SELECT " + stored("s.") + others + " FROM " + staged + " s") + ")";
    }

    private String stored(String side) {
        return columns.stream()
                .filter(c -> !c.generated())
                .map(c -> (brought.contains(c.name()) ? side + quote(c.name()) : preset(c)) + " AS " + quote(c.name()))
                .collect(Collectors.joining(", "));
    }

    private static String preset(TargetColumns.Column column) {
        return "(" + column.expression().filter(e -> !e.contains(COUNTS)).orElse("NULL") + ")::" + column.stored();
    }

    private String computed(String query) {
        String generated = columns.stream()
                .filter(TargetColumns.Column::generated)
                .map(c -> "(" + c.expression().orElse("NULL") + ") AS " + quote(c.name()))
                .collect(Collectors.joining(", "));
        return generated.isEmpty() ? query : "SELECT r.*, " + generated + " FROM (" + query + ") r";
    }
}
