package dev.sessiondb.profile;

import dev.sessiondb.convert.NumericTime;
import dev.sessiondb.schema.ColumnType;
import java.util.Map;
import java.util.Optional;

/**
 * What a profile says of one column.
 *
 * @param name what it is called in the target
 * @param skip it is left out
 * @param type what it becomes
 * @param numbers what its numbers count, if it becomes a date or time
 * @param values texts and numerals that become others, or NULL
 */
public record ColumnRule(
        Optional<String> name,
        boolean skip,
        Optional<ColumnType> type,
        Optional<NumericTime> numbers,
        Map<String, Optional<String>> values,
        Choices choices) {

    public static final ColumnRule NONE =
            new ColumnRule(Optional.empty(), false, Optional.empty(), Optional.empty(), Map.of(), Choices.NONE);

    public ColumnRule {
        values = Map.copyOf(values);
    }
}
