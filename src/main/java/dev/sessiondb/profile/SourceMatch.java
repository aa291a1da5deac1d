package dev.sessiondb.profile;

import dev.sessiondb.schema.DatabaseSchema;
import java.util.List;
import java.util.Map;

/**
 * What a source must have to be one that a profile is about.
 *
 * @param columns by table
 */
public record SourceMatch(Map<String, List<String>> columns) {

    public SourceMatch {
        columns = Map.copyOf(columns);
    }

    /** Whether the source has all of it. */
    public boolean holds(DatabaseSchema schema) {
        return !columns.isEmpty()
                && columns.entrySet().stream().allMatch(entry -> schema.table(entry.getKey())
                        .filter(table -> entry.getValue().stream()
                                .allMatch(column -> table.column(column).isPresent()))
                        .isPresent());
    }
}
