package dev.sessiondb.plan;

import dev.sessiondb.plan.Finding.Severity;
import dev.sessiondb.profile.OnError;
import dev.sessiondb.profile.Orphans;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.profile.Policy;
import dev.sessiondb.store.MergeViolation;
import dev.sessiondb.store.RowIds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Decides what becomes of rows that constraints of the target's own tables would refuse: those stay as they are, so only the rows can give way. */
public final class TargetConcessions {
    private final Policies policies;

    /** @param policies as they were settled with the plan */
    public TargetConcessions(Policies policies) {
        this.policies = policies;
    }

    /**
     * The plan with rows left out and keys NULL where the policies say so; the same one where there is nothing more to decide. A row whose key becomes NULL stays, and with it what refers to it: that is decided when it was tried again.
     */
    public MigrationPlan settle(MigrationPlan plan, List<MergeViolation> violations) {
        boolean kept = violations.stream().anyMatch(violation -> nulls(plan, violation));
        List<MergeViolation> certain =
                violations.stream().filter(v -> !kept || !v.follows()).toList();
        MigrationPlan settled = plan;
        for (MergeViolation violation : certain) {
            Optional<TablePlan> table = table(settled, violation);
            if (table.isPresent()) {
                settled = settle(settled, table.get(), violation);
            }
        }
        return settled;
    }

    private MigrationPlan settle(MigrationPlan plan, TablePlan table, MergeViolation violation) {
        RowIds rows = violation.ids().minus(table.changes().leftOut());
        if (rejects(table, violation)) {
            return rows.isEmpty() ? plan : rejected(plan, table, violation);
        }
        if (!nulls(table, violation)) {
            return plan;
        }
        List<ColumnPlan> nullable = nullable(table, violation);
        RowIds left = nullable.stream()
                .map(c -> table.changes().nulled().getOrDefault(c.position(), RowIds.NONE))
                .reduce(rows, RowIds::minus);
        return left.isEmpty() ? plan : nulled(plan, table, violation, nullable);
    }

    /** What kept the policies from letting the rest of the run go on; empty where they ask for that. */
    public Optional<String> obstacle(MigrationPlan plan, MergeViolation violation) {
        Optional<Orphans> orphans = table(plan, violation)
                .filter(table -> violation.reference())
                .map(table -> policy(table, violation.columns()).orphans());
        if (orphans.filter(Orphans.DROP_CONSTRAINT::equals).isPresent()) {
            return Optional.of("the constraint is the target's own, and is not dropped");
        }
        return orphans.filter(Orphans.NULL::equals)
                .map(asked -> "the key can't become NULL: the target's columns "
                        + String.join(", ", violation.columns()) + " are NOT NULL, or are not filled from the source");
    }

    private boolean nulls(MigrationPlan plan, MergeViolation violation) {
        return table(plan, violation).filter(table -> nulls(table, violation)).isPresent();
    }

    private boolean nulls(TablePlan table, MergeViolation violation) {
        return violation.reference()
                && policy(table, violation.columns()).orphans() == Orphans.NULL
                && !nullable(table, violation).isEmpty();
    }

    private boolean rejects(TablePlan table, MergeViolation violation) {
        if (violation.reference()) {
            Policy policy = policy(table, violation.columns());
            return policy.orphans() == Orphans.REJECT
                    || policy.orphans() == Orphans.NULL
                            && policy.onError() == OnError.SKIP
                            && nullable(table, violation).isEmpty();
        }
        return policies.of(table.source().name()).onError() == OnError.SKIP
                || violation.columns().stream()
                        .anyMatch(name -> policy(table, List.of(name)).onError() == OnError.SKIP);
    }

    private static MigrationPlan rejected(MigrationPlan plan, TablePlan table, MergeViolation violation) {
        String reason = "breaks `" + violation.constraint() + "` of the target (" + violation.definition() + ")";
        RejectedConstraint constraint =
                new RejectedConstraint(List.of(violation.constraint()), reason, violation.ids());
        String message = violation.rows() + " rows are left out: each " + reason + ": " + violation.named();
        return plan.with(table, table.changes().without(constraint), finding("rows-rejected", violation, message));
    }

    private static MigrationPlan nulled(
            MigrationPlan plan, TablePlan table, MergeViolation violation, List<ColumnPlan> columns) {
        RowChanges changes = table.changes();
        for (ColumnPlan column : columns) {
            changes = changes.nulling(column.position(), violation.ids());
        }
        String message = violation.rows() + " rows break `" + violation.constraint() + "` of the target ("
                + violation.definition() + "); the key becomes NULL in them: " + violation.named();
        return plan.with(table, changes, finding("orphans-nulled", violation, message));
    }

    private static Finding finding(String code, MergeViolation violation, String message) {
        return new Finding(
                code,
                Severity.WARNING,
                violation.table(),
                Optional.of(String.join(", ", violation.columns())).filter(text -> !text.isEmpty()),
                message,
                Optional.empty(),
                OptionalLong.of(violation.rows()),
                List.of());
    }

    /** The key's columns that may be NULL and are filled from the source. */
    private static List<ColumnPlan> nullable(TablePlan table, MergeViolation violation) {
        return table.columns().stream()
                .filter(column -> violation.columns().contains(column.targetName()))
                .filter(column -> !column.notNull() && !table.isKey(column))
                .toList();
    }

    private Policy policy(TablePlan table, List<String> targetColumns) {
        String name = table.source().name();
        return targetColumns.stream()
                .limit(1)
                .flatMap(target ->
                        table.columns().stream().filter(c -> c.targetName().equals(target)))
                .findFirst()
                .map(column -> policies.of(name, column.source().name()))
                .orElseGet(() -> policies.of(name));
    }

    private static Optional<TablePlan> table(MigrationPlan plan, MergeViolation violation) {
        return plan.tables().stream()
                .filter(table -> table.targetName().equals(violation.table()))
                .findFirst();
    }
}
