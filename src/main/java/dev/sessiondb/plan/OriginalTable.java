package dev.sessiondb.plan;

import java.util.List;
import java.util.Map;

/**
 * A table as the source had it when it was migrated.
 *
 * @param target its name in PostgreSQL
 * @param statements that make it in SQLite: the table, its indexes
 * @param columns by name in PostgreSQL
 */
public record OriginalTable(String target, List<String> statements, Map<String, OriginalColumn> columns) {

    public OriginalTable {
        statements = List.copyOf(statements);
        columns = Map.copyOf(columns);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("table `" + target + "` has a statement that makes it");
        }
    }
}
