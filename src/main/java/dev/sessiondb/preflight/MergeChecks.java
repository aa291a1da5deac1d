package dev.sessiondb.preflight;

import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.TargetConcessions;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.MergeViolation;
import dev.sessiondb.store.OnConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What it means for the question whether the run may start how its rows stand to those of existing tables. */
final class MergeChecks {
    private static final String KEPT =
            "are kept in the table `sessiondb_before_images`, and `sessiondb undo` brings them back";

    private final MigrationPlan plan;
    private final TargetConcessions concessions;
    private final OnConflict onConflict;

    /** @param onConflict where nothing is stated for a table */
    MergeChecks(MigrationPlan plan, OnConflict onConflict) {
        this.plan = plan;
        this.concessions = new TargetConcessions(plan.policies());
        this.onConflict = onConflict;
    }

    List<Check> of(List<MergeCount> counts, boolean catchesUp) {
        List<Check> checks = new ArrayList<>();
        for (MergeCount count : counts) {
            if (onConflict == OnConflict.REPLACE) {
                replaced(count).ifPresent(checks::add);
            } else if (count.differing() + count.shadowed() > 0) {
                checks.add(conflict(count, catchesUp ? onConflict : choice(count)));
            }
            if (!count.seeds().isEmpty()) {
                checks.add(seeds(count));
            }
            if (!count.violations().isEmpty()) {
                checks.add(violations(count));
            }
        }
        return checks;
    }

    private OnConflict choice(MergeCount count) {
        return plan.tables().stream()
                .filter(table -> table.targetName().equals(count.table()))
                .flatMap(table -> table.merge().stream())
                .findFirst()
                .map(table -> table.orStated(onConflict))
                .map(MergeTable::onConflict)
                .orElse(onConflict);
    }

    private static Optional<Check> replaced(MergeCount count) {
        if (count.fresh() + count.differing() + count.shadowed() + count.onlyInTarget() == 0) {
            return Optional.empty();
        }
        String title = "rows of `" + count.table() + "` are those of the source";
        String detail = count.onlyInTarget() + " rows would be deleted, " + count.differing() + " replaced, "
                + count.fresh() + " inserted, " + count.identical() + " stay"
                + (count.examples().isEmpty() ? "" : ": " + String.join("; ", count.examples()));
        return Optional.of(
                count.shadowed() == 0
                        ? Check.warn("data.replace", title, detail, "what is there now is backed up first")
                        : Check.fail(
                                "data.replace",
                                title,
                                count.shadowed() + " rows of the source share a unique key of the target: " + detail,
                                "take the unique constraint off the target's table"));
    }

    private static Check seeds(MergeCount count) {
        return Check.warn(
                "data.seeds",
                "seeded rows of `" + count.table() + "` give way, as the profile says",
                String.join("; ", count.seeds()),
                "the target's rows as they were " + KEPT);
    }

    private Check violations(MergeCount count) {
        String detail = count.violations().stream().map(this::line).collect(Collectors.joining("\n"));
        return Check.fail(
                "target.constraints",
                "rows keep the constraints of `" + count.table() + "` in the target",
                detail,
                "mend these rows, or change the constraint in the target, and run the dry run again"
                        + (onConflict == OnConflict.REPLACE ? "" : choices(count.violations())));
    }

    private static String choices(List<MergeViolation> violations) {
        boolean references = violations.stream().anyMatch(MergeViolation::reference);
        boolean others = !violations.stream().allMatch(MergeViolation::reference);
        return (others ? "; `--on-error skip` leaves them out and writes them to a reject file" : "")
                + (references
                        ? "; of rows that refer to nothing, `--orphans reject` leaves them out and writes them to a reject file, `--orphans null` makes their key NULL where it may be"
                        : "");
    }

    private String line(MergeViolation violation) {
        String what = violation.follows() ? " rows refer to rows that are refused, by `" : " rows break `";
        return "table `" + violation.table() + "`: " + violation.rows() + what + violation.constraint() + "` ("
                + violation.definition() + "): " + violation.named()
                + concessions.obstacle(plan, violation).map(why -> "; " + why).orElse("");
    }

    private static Check conflict(MergeCount count, OnConflict choice) {
        String title = "rows agree with those of `" + count.table() + "`";
        String detail = count.differing() + " rows differ from the target's row of the same key, " + count.shadowed()
                + " new rows clash with another row on a unique key: " + String.join("; ", count.examples());
        if (count.conflicts() == 0) {
            return Check.warn(
                    "data.merge",
                    title,
                    detail,
                    "the source's values overwrite the target's; the rows as they were " + KEPT);
        }
        if (choice == OnConflict.UPDATE) {
            return Check.fail(
                    "data.merge",
                    title,
                    detail,
                    "change the rows that hold these values in the target, or the rows of the source: overwriting a row of another key would lose it");
        }
        if (choice == OnConflict.SKIP) {
            return Check.warn(
                    "data.merge", title, detail, "the target's rows stay as they are, the source's are left out");
        }
        return Check.fail(
                "data.merge",
                title,
                detail,
                "make the rows agree, or give `--on-conflict skip` to keep the target's rows and leave these out, or `--on-conflict update` to overwrite those of the same key");
    }
}
