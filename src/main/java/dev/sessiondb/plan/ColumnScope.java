package dev.sessiondb.plan;

import dev.sessiondb.schema.AsciiNames;
import java.util.List;
import java.util.Optional;

/** The columns that an expression may use. */
interface ColumnScope {

    /**
     * A column's value.
     *
     * @param table as the expression has it; empty when it names the column only
     */
    Optional<TypedSql> column(Optional<String> table, String name);

    /** The columns of one table. */
    static ColumnScope of(List<ExpressionColumn> columns) {
        List<ExpressionColumn> all = List.copyOf(columns);
        return (table, name) -> all.stream()
                .filter(c -> AsciiNames.same(c.name(), name))
                .map(ExpressionColumn::value)
                .findFirst();
    }
}
