package dev.sessiondb.schema;

import java.util.List;
import java.util.Optional;

/**
 * Everything the source defines: tables and views in the order they were made, and what isn't carried.
 */
public record DatabaseSchema(List<Table> tables, List<View> views, List<UncarriedObject> uncarried) {

    public DatabaseSchema {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        uncarried = List.copyOf(uncarried);
    }

    public DatabaseSchema(List<Table> tables, List<UncarriedObject> uncarried) {
        this(tables, List.of(), uncarried);
    }

    public Optional<Table> table(String name) {
        return tables.stream().filter(t -> AsciiNames.same(t.name(), name)).findFirst();
    }
}
