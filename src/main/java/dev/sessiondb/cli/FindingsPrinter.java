package dev.sessiondb.cli;

import dev.sessiondb.plan.Finding;
import dev.sessiondb.plan.Finding.Severity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints findings as text: notes first, errors last, and what is said of several tables once. */
final class FindingsPrinter {
    private final PrintWriter out;

    FindingsPrinter(PrintWriter out) {
        this.out = out;
    }

    /** What several findings have in common. */
    private record Statement(Severity severity, String code, boolean column, String message, Optional<String> sql) {}

    void print(List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        out.println("findings: " + findings.size() + " (" + counts(findings) + ")");
        for (Severity severity : Severity.values()) {
            Map<Statement, List<Finding>> alike = new LinkedHashMap<>();
            findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .forEach(finding -> alike.computeIfAbsent(statement(finding), s -> new ArrayList<>())
                            .add(finding));
            alike.forEach(this::print);
        }
    }

    private static String counts(List<Finding> findings) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (count > 0) {
                counts.add(Words.count(count, word(severity)));
            }
        }
        return String.join(", ", counts);
    }

    private static Statement statement(Finding finding) {
        return new Statement(
                finding.severity(), finding.code(), finding.column().isPresent(), finding.message(), finding.sql());
    }

    private void print(Statement statement, List<Finding> findings) {
        out.println("  " + word(statement.severity()) + "  " + statement.code() + "  " + subject(findings)
                + Words.indent(statement.message(), 6));
        statement.sql().ifPresent(sql -> out.println("      " + Words.indent(sql, 6)));
    }

    private static String subject(List<Finding> findings) {
        Finding first = findings.get(0);
        if (first.table().isEmpty()) {
            return "";
        }
        if (findings.size() == 1) {
            return "table `" + first.table() + "`"
                    + first.column().map(column -> ", column `" + column + "`").orElse("") + ": ";
        }
        String names = findings.stream()
                .map(finding -> "`" + finding.table()
                        + finding.column().map(column -> "." + column).orElse("") + "`")
                .collect(Collectors.joining(", "));
        return (first.column().isPresent() ? "columns " : "tables ") + names + ": ";
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
