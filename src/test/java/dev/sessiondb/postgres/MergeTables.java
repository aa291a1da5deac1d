package dev.sessiondb.postgres;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.UniqueKey;
import java.util.ArrayList;
import java.util.List;

/** Merged tables, put down shortly. */
final class MergeTables {

    private MergeTables() {}

    /**
     * A merged table.
     *
     * @param key its columns, by comma; empty for none
     * @param columns each as {@code name KIND}
     */
    static MergeTable of(String name, String key, String... columns) {
        List<String> names = new ArrayList<>();
        List<ColumnType> types = new ArrayList<>();
        for (String column : columns) {
            int space = column.lastIndexOf(' ');
            names.add(column.substring(0, space));
            TypeKind kind = TypeKind.valueOf(column.substring(space + 1));
            types.add(kind == TypeKind.CHAR ? ColumnType.character(4) : ColumnType.of(kind));
        }
        return new MergeTable(name, names, types, key.isEmpty() ? List.of() : List.of(key.split(",")), List.of());
    }

    static MergeTable unique(MergeTable table, String keyName, String... columns) {
        List<UniqueKey> keys = new ArrayList<>(table.uniqueKeys());
        keys.add(new UniqueKey(keyName, List.of(columns)));
        return new MergeTable(table.name(), table.columns(), table.types(), table.key(), keys);
    }
}
