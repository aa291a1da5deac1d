package dev.sessiondb.plan;

import dev.sessiondb.plan.Finding.Severity;
import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.store.ConstraintViolation;
import java.util.List;
import java.util.Optional;

/** Says of rows that break the source's own constraints what that means for the run. */
final class Violations {
    private final Findings findings;

    Violations(Findings findings) {
        this.findings = findings;
    }

    /** Reports the violations of a table; orphans stop the run only where a foreign key that is carried, or the target's own, would refuse them. */
    void report(TablePlan plan, List<ConstraintViolation> violations) {
        for (ConstraintViolation violation : violations) {
            findings.add(new Finding(
                    violation.kind().replace(' ', '-') + "-violated",
                    stops(plan, violation) ? Severity.ERROR : Severity.WARNING,
                    violation.table(),
                    Optional.of(String.join(", ", violation.columns())),
                    message(violation),
                    Optional.empty()));
        }
    }

    private static boolean stops(TablePlan plan, ConstraintViolation violation) {
        if (!violation.kind().equals("foreign key")) {
            return plan.mode() == PublishMode.MOVE || !violation.kind().equals("unique");
        }
        if (plan.mode() == PublishMode.MERGE) {
            return plan.existing().map(e -> !e.references().isEmpty()).orElse(false);
        }
        return plan.foreignKeys().stream().anyMatch(key -> sameColumns(plan, key, violation));
    }

    private static boolean sameColumns(TablePlan plan, ForeignKeyPlan key, ConstraintViolation violation) {
        List<String> names = plan.columns().stream()
                .filter(c -> violation.columns().stream()
                        .anyMatch(v -> AsciiNames.same(v, c.source().name())))
                .map(ColumnPlan::targetName)
                .toList();
        return names.containsAll(key.columns())
                && key.columns().size() == violation.columns().size();
    }

    private static String message(ConstraintViolation violation) {
        String rows = violation.rows() + (violation.rows() == 1 ? " row breaks" : " rows break");
        String names = String.join(", ", violation.rowNames());
        String more = violation.rows() > violation.rowNames().size() ? " ..." : "";
        return rows + " its " + violation.kind() + " (" + violation.detail() + "): " + names + more;
    }
}
