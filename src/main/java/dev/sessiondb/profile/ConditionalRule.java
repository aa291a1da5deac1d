package dev.sessiondb.profile;

import dev.sessiondb.store.ExistingTable;
import java.util.List;

/**
 * What holds of a table only when the target already has it.
 *
 * @param targetHas columns that the target's table must have
 * @param targetLacks columns that it must not have
 * @param rule laid over the table's own
 */
public record ConditionalRule(List<String> targetHas, List<String> targetLacks, TableRule rule) {

    public ConditionalRule {
        targetHas = List.copyOf(targetHas);
        targetLacks = List.copyOf(targetLacks);
    }

    /** Whether it holds of this table. */
    public boolean holds(ExistingTable table) {
        return targetHas.stream().allMatch(column -> table.column(column).isPresent())
                && targetLacks.stream().allMatch(column -> table.column(column).isEmpty());
    }
}
