package dev.sessiondb.plan;

import java.util.List;

/**
 * What would be in the new SQLite file.
 *
 * @param tables those of PostgreSQL, in foreign-key order
 * @param kept tables that only the old file has, which stay as they are
 * @param findings all, errors included
 */
public record SqlitePlan(List<SqliteTablePlan> tables, List<String> kept, List<Finding> findings) {

    public SqlitePlan {
        tables = List.copyOf(tables);
        kept = List.copyOf(kept);
        findings = List.copyOf(findings);
    }

    public long rows() {
        return tables.stream().mapToLong(SqliteTablePlan::rows).sum();
    }

    public List<Finding> errors() {
        return findings.stream()
                .filter(f -> f.severity() == Finding.Severity.ERROR)
                .toList();
    }
}
