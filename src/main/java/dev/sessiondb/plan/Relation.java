package dev.sessiondb.plan;

import dev.sessiondb.schema.AsciiNames;
import java.util.List;
import java.util.Optional;

/**
 * Something that a query reads, or what a query gives.
 *
 * @param name its alias, or its name in the source
 * @param sql what stands in FROM, without the alias
 * @param columns their names in the source, and their values as written where this is read
 */
record Relation(String name, String sql, List<ExpressionColumn> columns) {

    Relation {
        columns = List.copyOf(columns);
    }

    Optional<TypedSql> column(String columnName) {
        return columns.stream()
                .filter(c -> AsciiNames.same(c.name(), columnName))
                .map(ExpressionColumn::value)
                .findFirst();
    }
}
