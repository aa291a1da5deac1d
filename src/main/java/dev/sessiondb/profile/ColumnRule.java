package dev.sessiondb.profile;

import dev.sessiondb.convert.NumericTime;
import dev.sessiondb.convert.TextMeaning;
import dev.sessiondb.schema.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a profile says of one column.
 *
 * @param from the source's columns that hold it, the first going before the others; empty for the one of its own name
 * @param name what it is called in the target
 * @param skip it is left out
 * @param because why it is left out, in words
 * @param type what it becomes in a new table
 * @param prefer what it becomes in a new table where every value fits, the first that does
 * @param notNull whether it is NOT NULL in a new table, if not as in the source
 * @param numbers what its numbers count, if it becomes a date or time
 * @param texts what its texts mean, if it becomes bytes or doubles
 * @param values texts and numerals that become others, or NULL
 * @param nulls what NULL becomes
 * @param add it is made also where the source doesn't have it
 * @param secret its values are never printed
 */
public record ColumnRule(
        List<String> from,
        Optional<String> name,
        boolean skip,
        Optional<String> because,
        Optional<ColumnType> type,
        List<ColumnType> prefer,
        Optional<Boolean> notNull,
        Optional<NumericTime> numbers,
        TextMeaning texts,
        Map<String, Optional<String>> values,
        Optional<String> nulls,
        boolean add,
        boolean secret,
        Choices choices) {

    public static final ColumnRule NONE = new ColumnRule(
            List.of(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            TextMeaning.PLAIN,
            Map.of(),
            Optional.empty(),
            false,
            false,
            Choices.NONE);

    public ColumnRule {
        from = List.copyOf(from);
        prefer = List.copyOf(prefer);
        values = Map.copyOf(values);
    }

    /** The same for one column of the source, wherever it comes from. */
    public ColumnRule settled() {
        return new ColumnRule(
                List.of(), name, skip, because, type, prefer, notNull, numbers, texts, values, nulls, add, secret,
                choices);
    }

    /** Of a column that isn't carried by itself. */
    public static ColumnRule skipped() {
        return new ColumnRule(
                List.of(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                TextMeaning.PLAIN,
                Map.of(),
                Optional.empty(),
                false,
                false,
                Choices.NONE);
    }

    /** Whether a NULL of the source has no place in a new table. */
    public boolean requiresValue() {
        return notNull.filter(Boolean.TRUE::equals).isPresent() && nulls.isEmpty();
    }
}
