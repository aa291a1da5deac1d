package dev.sessiondb.store;

import java.util.List;

/** A unique constraint or index of a target table, by name. */
public record UniqueKey(String name, List<String> columns) {

    public UniqueKey {
        columns = List.copyOf(columns);
    }
}
