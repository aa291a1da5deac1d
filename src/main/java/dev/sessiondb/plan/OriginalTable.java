package dev.sessiondb.plan;

import java.util.List;
import java.util.Map;

/**
 * A table as the source had it when it was migrated.
 *
 * @param target its name in PostgreSQL
 * @param name its name in the source
 * @param sql the CREATE TABLE text
 * @param indexes their CREATE INDEX texts
 * @param columns by name in PostgreSQL
 */
public record OriginalTable(
        String target, String name, String sql, List<String> indexes, Map<String, OriginalColumn> columns) {

    public OriginalTable {
        indexes = List.copyOf(indexes);
        columns = Map.copyOf(columns);
    }
}
