package dev.sessiondb.sqlite.ddl;

import dev.sessiondb.schema.AsciiNames;
import java.util.List;
import java.util.Optional;

/**
 * The names an expression may use.
 *
 * @param table the table's own name, for {@code table.column}
 * @param columns as the table spells them
 * @param open any name may be a column, and aggregates may be called: a view, whose names are resolved later
 */
public record Scope(String table, List<String> columns, boolean open) {

    public Scope {
        columns = List.copyOf(columns);
    }

    public Scope(String table, List<String> columns) {
        this(table, columns, false);
    }

    /** The expressions of a view. */
    static Scope ofView() {
        return new Scope("", List.of(), true);
    }

    boolean aggregates() {
        return open;
    }

    /** A DEFAULT: no names. */
    static Scope empty() {
        return new Scope("", List.of());
    }

    Optional<String> column(String name) {
        if (open) {
            return Optional.of(name);
        }
        return columns.stream().filter(c -> AsciiNames.same(c, name)).findFirst();
    }
}
