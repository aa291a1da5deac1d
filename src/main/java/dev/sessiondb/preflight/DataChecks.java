package dev.sessiondb.preflight;

import dev.sessiondb.error.Problem;
import dev.sessiondb.plan.Accounting;
import dev.sessiondb.plan.Finding;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.CheckStatus;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeViolation;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.store.TargetSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the plan's findings mean for the question whether the run may start. */
final class DataChecks {
    private static final String MEND = "mend what is named, and run the dry run again";
    private static final String CONVERT =
            "mend these values in the source, or choose: `--on-error widen` keeps every row and makes such a column text (or bytea), `--on-error skip` leaves the rows out and writes them to a reject file, `--empty null`, `--nul strip` and `--invalid-utf8 replace` change values; `--profile FILE` says it per column";
    private static final String CONSTRAIN =
            "mend these rows in the source, or choose: `--on-error widen` keeps every row and gives up the constraint, `--on-error skip` leaves the rows out and writes them to a reject file; `--orphans` and `--null-keys` say it for foreign and primary keys";

    private DataChecks() {}

    static Check failed(String id, String title, Problem problem) {
        String detail =
                problem.message() + problem.causedBy().map(c -> " (" + c + ")").orElse("");
        String hint = problem.hint().orElse("see the message above");
        return new Check(id, title, CheckStatus.FAIL, detail, Optional.of(hint), problem.code());
    }

    static List<Check> of(MigrationPlan plan) {
        List<Finding> values = errors(plan, "value-not-converted");
        List<Finding> rows = plan.errors().stream()
                .filter(f -> f.code().endsWith("-violated"))
                .toList();
        List<Finding> others = new ArrayList<>(plan.errors());
        others.removeAll(values);
        others.removeAll(rows);
        long columns = plan.tables().stream().mapToLong(t -> t.columns().size()).sum();
        List<Check> checks = new ArrayList<>(List.of(
                check(
                        "data.conversion",
                        "every value converts to its column's type",
                        values,
                        columns + " columns in " + plan.rows() + " rows were tried",
                        CONVERT),
                check(
                        "data.constraints",
                        "primary key, UNIQUE, NOT NULL, CHECK and foreign keys hold",
                        rows,
                        plan.tables().size() + " tables were checked",
                        CONSTRAIN),
                check("target.fit", "the tables fit the target", others, fit(plan), MEND),
                accounted(plan)));
        if (plan.rejected() > 0) {
            checks.add(rejects(plan));
        }
        return checks;
    }

    private static Check accounted(MigrationPlan plan) {
        Accounting accounting = plan.accounting();
        String title = "everything the source defines is accounted for";
        String detail = accounting.accounted() + " of " + accounting.objects() + " objects";
        if (accounting.missing().isEmpty()) {
            return Check.pass("data.accounted", title, detail);
        }
        String missing = accounting.missing().stream()
                .map(o -> o.kind() + " `" + o.name() + "` of `" + o.table() + "`")
                .collect(Collectors.joining(", "));
        return Check.fail(
                "data.accounted",
                title,
                detail + ": the plan says nothing of " + missing,
                "this is a gap in sessiondb: please report the definition of what is named");
    }

    private static Check rejects(MigrationPlan plan) {
        String tables = plan.tables().stream()
                .filter(t -> !t.changes().leftOut().isEmpty())
                .map(t -> t.changes().leftOut().size() + " of `" + t.source().name() + "`")
                .collect(Collectors.joining(", "));
        return Check.warn(
                "data.rejects",
                "every row is carried",
                plan.rejected() + " rows would be left out: " + tables,
                "a real run writes them to a reject file beside the backup, and ends with exit status 13");
    }

    static List<Check> merges(List<MergeCount> counts, OnConflict onConflict) {
        List<Check> checks = new ArrayList<>();
        for (MergeCount count : counts) {
            if (onConflict == OnConflict.REPLACE) {
                replaced(count).ifPresent(checks::add);
            } else if (count.differing() + count.shadowed() > 0) {
                checks.add(conflict(count, onConflict));
            }
            if (!count.violations().isEmpty()) {
                checks.add(violations(count));
            }
        }
        return checks;
    }

    /** Of a restore: what it doesn't touch. */
    static Optional<Check> others(TargetSchema schema, MigrationPlan plan) {
        Set<String> restored = plan.tables().stream().map(TablePlan::targetName).collect(Collectors.toSet());
        String others = schema.tables().keySet().stream()
                .filter(name -> !restored.contains(name))
                .sorted()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(Check.warn(
                        "data.others",
                        "the backup has every table of the target",
                        "only the target has " + others,
                        "they stay as they are"));
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

    private static Check violations(MergeCount count) {
        String detail = count.violations().stream().map(DataChecks::line).collect(Collectors.joining("\n"));
        return Check.fail(
                "target.constraints",
                "rows keep the constraints of `" + count.table() + "` in the target",
                detail,
                "mend these rows, or change the constraint in the target, and run the dry run again");
    }

    private static String line(MergeViolation violation) {
        long more = violation.rows() - violation.rowNames().size();
        return "table `" + violation.table() + "`: " + violation.rows() + " rows break `" + violation.constraint()
                + "` (" + violation.definition() + "): " + String.join(", ", violation.rowNames())
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static Check conflict(MergeCount count, OnConflict onConflict) {
        String title = "rows agree with those of `" + count.table() + "`";
        String detail = count.differing() + " rows differ from the target's row of the same key, " + count.shadowed()
                + " new rows clash with another row on a unique key: " + String.join("; ", count.examples());
        if (onConflict == OnConflict.UPDATE && count.conflicts() == 0) {
            return Check.warn(
                    "data.merge",
                    title,
                    detail,
                    "the source's values overwrite the target's; the rows as they were are kept in the table `sessiondb_before_images`");
        }
        if (onConflict == OnConflict.UPDATE) {
            return Check.fail(
                    "data.merge",
                    title,
                    detail,
                    "change the rows that hold these values in the target, or the rows of the source: overwriting a row of another key would lose it");
        }
        if (onConflict == OnConflict.SKIP) {
            return Check.warn(
                    "data.merge", title, detail, "the target's rows stay as they are, the source's are left out");
        }
        return Check.fail(
                "data.merge",
                title,
                detail,
                "make the rows agree, or give `--on-conflict skip` to keep the target's rows and leave these out, or `--on-conflict update` to overwrite those of the same key");
    }

    private static String fit(MigrationPlan plan) {
        long merged =
                plan.tables().stream().filter(t -> t.existing().isPresent()).count();
        return (plan.tables().size() - merged) + " new tables, " + merged + " that exist";
    }

    private static List<Finding> errors(MigrationPlan plan, String code) {
        return plan.errors().stream().filter(f -> f.code().equals(code)).toList();
    }

    private static Check check(String id, String title, List<Finding> errors, String passed, String hint) {
        if (errors.isEmpty()) {
            return Check.pass(id, title, passed);
        }
        String detail = errors.stream().map(Finding::line).collect(Collectors.joining("\n"));
        return Check.fail(id, title, detail, hint);
    }
}
