package dev.sessiondb.schema;

import java.util.List;
import java.util.Optional;

/**
 * A view of the source.
 *
 * @param columns their names; empty when SQLite itself can't tell them
 * @param query parsed; empty when it isn't understood
 * @param sql the CREATE VIEW text
 */
public record View(String name, List<String> columns, Optional<Query> query, String sql) {

    public View {
        columns = List.copyOf(columns);
    }
}
