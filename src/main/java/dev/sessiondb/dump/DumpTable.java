package dev.sessiondb.dump;

import java.util.List;
import java.util.OptionalLong;

/**
 * A table as a dump defines it.
 *
 * @param columns their names, generated ones included
 * @param sql the statement that made it
 * @param indexes those that made its indexes
 * @param sequence the last id that an {@code AUTOINCREMENT} gave out
 */
public record DumpTable(String name, List<String> columns, String sql, List<String> indexes, OptionalLong sequence) {

    public DumpTable {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
    }
}
