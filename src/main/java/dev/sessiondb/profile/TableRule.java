package dev.sessiondb.profile;

import dev.sessiondb.schema.AsciiNames;
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
 */
public record TableRule(
        Optional<String> name,
        boolean skip,
        OptionalInt order,
        Map<String, ColumnRule> columns,
        List<DerivedColumn> derived,
        Choices choices) {

    public static final TableRule NONE =
            new TableRule(Optional.empty(), false, OptionalInt.empty(), Map.of(), List.of(), Choices.NONE);

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
