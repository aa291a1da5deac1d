package dev.sessiondb.preflight;

import dev.sessiondb.error.Problem;
import dev.sessiondb.plan.Accounting;
import dev.sessiondb.plan.Finding;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.CheckStatus;
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
