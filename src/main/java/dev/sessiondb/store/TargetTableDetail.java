package dev.sessiondb.store;

import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.UncarriedObject;
import java.util.List;
import java.util.Map;

/**
 * What a target table has besides its columns and keys.
 *
 * @param partition a part of another table, which has its rows too
 * @param defaults DEFAULT expressions as the server prints them, by column; those of sequences left out
 * @param foreignKeys to tables of the same schema
 * @param indexes over plain ascending columns that make no key, as lists of columns by name
 * @param lastValues the last value that a column's sequence gave, by column
 * @param others checks, triggers, other indexes and foreign keys
 */
public record TargetTableDetail(
        boolean partition,
        Map<String, String> defaults,
        List<ForeignKey> foreignKeys,
        List<UniqueKey> indexes,
        Map<String, Long> lastValues,
        List<UncarriedObject> others) {

    public TargetTableDetail {
        defaults = Map.copyOf(defaults);
        foreignKeys = List.copyOf(foreignKeys);
        indexes = List.copyOf(indexes);
        lastValues = Map.copyOf(lastValues);
        others = List.copyOf(others);
    }
}
