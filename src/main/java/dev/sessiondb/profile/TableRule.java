package dev.sessiondb.profile;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.store.ConflictRule;
import java.util.ArrayList;
import java.util.Collections;
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
 * @param because why it is left out, in words
 * @param missing what it means that the source doesn't have it, if not as for all
 * @param order tables of a lower number are loaded first; those without one after them, the largest first
 * @param columns by name in ASCII lower case
 * @param derived columns that are added
 * @param conflicts what becomes of rows of the target's table that are in the way
 * @param when what holds only of a table that the target already has
 */
public record TableRule(
        Optional<String> name,
        boolean skip,
        Optional<String> because,
        Optional<Missing> missing,
        OptionalInt order,
        Map<String, ColumnRule> columns,
        List<DerivedColumn> derived,
        ConflictRule conflicts,
        List<ConditionalRule> when,
        Choices choices) {

    public static final TableRule NONE = new TableRule(
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Map.of(),
            List.of(),
            ConflictRule.NONE,
            List.of(),
            Choices.NONE);

    public TableRule {
        columns = lower(columns);
        derived = List.copyOf(derived);
        when = List.copyOf(when);
    }

    public ColumnRule column(String column) {
        return columns.getOrDefault(AsciiNames.lower(column), ColumnRule.NONE);
    }

    /** This one, and what the other says before it. */
    public TableRule under(TableRule other) {
        Map<String, ColumnRule> both = new LinkedHashMap<>(columns);
        both.putAll(other.columns);
        List<DerivedColumn> all = new ArrayList<>(derived);
        all.removeIf(mine -> other.derived.stream().anyMatch(theirs -> AsciiNames.same(mine.name(), theirs.name())));
        all.addAll(other.derived);
        return new TableRule(
                other.name.or(() -> name),
                skip || other.skip,
                other.because.or(() -> because),
                missing,
                other.order.isPresent() ? other.order : order,
                both,
                all,
                conflicts.under(other.conflicts),
                List.of(),
                other.choices.over(choices));
    }

    /** The same with what was found out of its columns. */
    public TableRule settled(Map<String, ColumnRule> found, List<DerivedColumn> added) {
        return new TableRule(name, skip, because, missing, order, found, added, conflicts, List.of(), choices);
    }

    static <T> Map<String, T> lower(Map<String, T> byName) {
        Map<String, T> lower = new LinkedHashMap<>();
        byName.forEach((name, rule) -> lower.put(AsciiNames.lower(name), rule));
        return Collections.unmodifiableMap(lower);
    }
}
