package dev.sessiondb.schemaops;

import dev.sessiondb.store.Check;
import dev.sessiondb.store.HistoryMend;
import java.util.List;

/**
 * What a repair would do to the histories.
 *
 * @param left differences that it can't mend
 */
public record SchemaRepair(SchemaStatus status, List<Step> steps, List<SchemaDifference> left, List<Check> checks) {

    public SchemaRepair {
        steps = List.copyOf(steps);
        left = List.copyOf(left);
        checks = List.copyOf(checks);
    }

    /**
     * One step.
     *
     * @param history {@code derived} or {@code operator}
     * @param action {@code remove-failed}, {@code realign} or {@code mark-deleted}
     * @param what in words
     */
    public record Step(String history, String action, String version, String what, HistoryMend mend) {}

    /** Whether a check failed. */
    public boolean refused() {
        return checks.stream().anyMatch(Check::failed);
    }
}
