package dev.sessiondb.sqlite.ddl;

import dev.sessiondb.schema.AsciiNames;
import java.util.List;
import java.util.Optional;

/**
 * The names an expression may use.
 *
 * @param table the table's own name, for {@code table.column}
 * @param columns as the table spells them
 */
public record Scope(String table, List<String> columns) {

    public Scope {
        columns = List.copyOf(columns);
    }

    /** A DEFAULT: no names. */
    static Scope empty() {
        return new Scope("", List.of());
    }

    Optional<String> column(String name) {
        return columns.stream().filter(c -> AsciiNames.same(c, name)).findFirst();
    }
}
