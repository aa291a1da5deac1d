package dev.sessiondb.store;

import dev.sessiondb.schema.ColumnType;
import java.util.List;
import java.util.Set;

/**
 * A table that both the stage and the target schema have, under the same name.
 *
 * @param columns the columns that are brought over, by their target names
 * @param types the target's types of those columns, in the same order
 * @param key the columns that tell rows apart (the target's primary key, else its first unique key, all of them brought over); empty for a table without key, which receives the multiset difference
 * @param uniqueKeys the target's other unique keys, by which a new row can be shadowed
 * @param onConflict what becomes of rows that differ
 * @param rule what is stated for this table alone
 * @param secrets the columns whose values are never printed
 */
public record MergeTable(
        String name,
        List<String> columns,
        List<ColumnType> types,
        List<String> key,
        List<UniqueKey> uniqueKeys,
        OnConflict onConflict,
        ConflictRule rule,
        Set<String> secrets) {

    /** One in which conflicts are errors. */
    public MergeTable(
            String name, List<String> columns, List<ColumnType> types, List<String> key, List<UniqueKey> uniqueKeys) {
        this(name, columns, types, key, uniqueKeys, OnConflict.ERROR, ConflictRule.NONE, Set.of());
    }

    public MergeTable {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
        key = List.copyOf(key);
        uniqueKeys = List.copyOf(uniqueKeys);
        secrets = Set.copyOf(secrets);
        if (columns.isEmpty() || columns.size() != types.size()) {
            throw new IllegalArgumentException("a merged table needs columns, and a type for each");
        }
    }

    /** The same with one choice for every row, whatever is stated. */
    public MergeTable with(OnConflict choice) {
        return new MergeTable(name, columns, types, key, uniqueKeys, choice, ConflictRule.NONE, secrets);
    }

    /** The same with what is stated for it, else with this choice. */
    public MergeTable orStated(OnConflict choice) {
        return new MergeTable(
                name, columns, types, key, uniqueKeys, rule.choice().orElse(choice), rule, secrets);
    }

    public MergeTable with(ConflictRule stated) {
        return new MergeTable(name, columns, types, key, uniqueKeys, onConflict, stated, secrets);
    }

    /** The same, the values of these columns never printed. */
    public MergeTable hiding(Set<String> names) {
        return new MergeTable(this.name, columns, types, key, uniqueKeys, onConflict, rule, names);
    }

    /** Rows of the target that give way; none in a table without key, where no row stands in another one's place. */
    public List<SeededRows> seeds() {
        return key.isEmpty() ? List.of() : rule.seeds();
    }
}
