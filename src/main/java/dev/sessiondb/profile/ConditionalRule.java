package dev.sessiondb.profile;

import java.util.List;

/**
 * What holds of a table only when the target already has it.
 *
 * @param targetHas columns that the target's table must have
 * @param rule laid over the table's own
 */
public record ConditionalRule(List<String> targetHas, TableRule rule) {

    public ConditionalRule {
        targetHas = List.copyOf(targetHas);
    }
}
