package dev.sessiondb.plan;

import dev.sessiondb.plan.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Collects findings while a plan is made. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    void add(Finding finding) {
        all.add(finding);
    }

    void note(String code, String table, String message) {
        all.add(new Finding(
                code, Severity.NOTE, table, Optional.empty(), message, Optional.empty(), OptionalLong.empty()));
    }

    void warn(String code, String table, String message, String sql) {
        Optional<String> definition = Optional.of(sql).filter(text -> !text.isBlank());
        all.add(new Finding(
                code, Severity.WARNING, table, Optional.empty(), message, definition, OptionalLong.empty()));
    }

    void column(String code, Severity severity, String table, String column, String message) {
        all.add(new Finding(
                code, severity, table, Optional.of(column), message, Optional.empty(), OptionalLong.empty()));
    }

    void error(String code, String table, String message) {
        all.add(new Finding(
                code, Severity.ERROR, table, Optional.empty(), message, Optional.empty(), OptionalLong.empty()));
    }

    List<Finding> toList() {
        return List.copyOf(all);
    }
}
