package dev.sessiondb.profile;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.store.ConflictRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a profile says of one table.
 *
 * @param name what it is called in the target
 * @param skip it is left out
 * @param order tables of a lower number are loaded first; those without one after them, the largest first
 * @param columns by name in ASCII lower case
 * @param derived columns that are added
 * @param conflicts what becomes of rows of the target's table that are in the way
 */
public record TableRule(
        Optional<String> name,
        boolean skip,
        OptionalInt order,
        Map<String, ColumnRule> columns,
        List<DerivedColumn> derived,
        ConflictRule conflicts,
        Choices choices) {

    public static final TableRule NONE = new TableRule(
            Optional.empty(), false, OptionalInt.empty(), Map.of(), List.of(), ConflictRule.NONE, Choices.NONE);

    public TableRule {
        columns = Map.copyOf(lower(columns));
        derived = List.copyOf(derived);
    }

    public ColumnRule column(String column) {
        return columns.getOrDefault(AsciiNames.lower(column), ColumnRule.NONE);
    }

    static <T> Map<String, T> lower(Map<String, T> byName) {
        Map<String, T> lower = new LinkedHashMap<>();
        byName.forEach((name, rule) -> lower.put(AsciiNames.lower(name), rule));
        return lower;
    }
}
