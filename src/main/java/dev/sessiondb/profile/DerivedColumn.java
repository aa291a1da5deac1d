package dev.sessiondb.profile;

import dev.sessiondb.schema.Identifiers;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A column that the source doesn't have.
 *
 * @param sql an SQLite expression over the table's columns
 * @param type its type as it would be declared in SQLite; may be empty
 * @param needs columns without which it is left out
 * @param of columns that hold the same, of which it takes the first that isn't NULL
 */
public record DerivedColumn(String name, String sql, String type, List<String> needs, List<String> of) {

    private static final String EMPTY = "NULL";

    public DerivedColumn {
        needs = List.copyOf(needs);
        of = List.copyOf(of);
    }

    /** Of several columns that hold the same, the first that isn't NULL. */
    public static DerivedColumn first(List<String> columns, String type) {
        String sql = columns.stream().map(Identifiers::quote).collect(Collectors.joining(", ", "coalesce(", ")"));
        return new DerivedColumn(String.join(" or ", columns), sql, type, List.of(), columns);
    }

    /** One that is NULL in every row. */
    public static DerivedColumn absent(String name) {
        return new DerivedColumn(name, EMPTY, "", List.of(), List.of());
    }

    /** Whether it is NULL in every row. */
    public boolean empty() {
        return sql.equals(EMPTY);
    }
}
