package dev.sessiondb.schema;

import java.util.List;
import java.util.Optional;

/**
 * Everything the source defines: tables in the order they were made, and what isn't carried.
 */
public record DatabaseSchema(List<Table> tables, List<UncarriedObject> uncarried) {

    public DatabaseSchema {
        tables = List.copyOf(tables);
        uncarried = List.copyOf(uncarried);
    }

    public Optional<Table> table(String name) {
        return tables.stream().filter(t -> AsciiNames.same(t.name(), name)).findFirst();
    }
}
