package dev.sessiondb.plan;

import dev.sessiondb.plan.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects findings while a plan is made. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    void add(Finding finding) {
        all.add(finding);
    }

    void note(String code, String table, String message) {
        all.add(new Finding(code, Severity.NOTE, table, Optional.empty(), message, Optional.empty(), List.of()));
    }

    void warn(String code, String table, String message, String sql) {
        Optional<String> definition = Optional.of(sql).filter(text -> !text.isBlank());
        all.add(new Finding(code, Severity.WARNING, table, Optional.empty(), message, definition, List.of()));
    }

    void column(String code, Severity severity, String table, String column, String message) {
        all.add(new Finding(code, severity, table, Optional.of(column), message, Optional.empty(), List.of()));
    }

    /** A column's, that the operator can decide. */
    void undecided(String code, String table, String column, String message, List<String> options) {
        all.add(new Finding(code, Severity.ERROR, table, Optional.of(column), message, Optional.empty(), options));
    }

    void error(String code, String table, String message) {
        all.add(new Finding(code, Severity.ERROR, table, Optional.empty(), message, Optional.empty(), List.of()));
    }

    List<Finding> toList() {
        return List.copyOf(all);
    }
}
