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
        all.add(Finding.of(code, Severity.NOTE, table, message));
    }

    void warn(String code, String table, String message, String sql) {
        Optional<String> definition = Optional.of(sql).filter(text -> !text.isBlank());
        all.add(Finding.of(code, Severity.WARNING, table, message).leavingOut(definition));
    }

    void column(String code, Severity severity, String table, String column, String message) {
        all.add(Finding.of(code, severity, table, column, message));
    }

    void error(String code, String table, String message) {
        all.add(Finding.of(code, Severity.ERROR, table, message));
    }

    List<Finding> toList() {
        return List.copyOf(all);
    }
}
