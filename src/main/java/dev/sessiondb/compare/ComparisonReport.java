package dev.sessiondb.compare;

import java.util.List;

/**
 * How two sides stand to each other.
 *
 * @param tables in the order of the source, then those that only the other side has
 * @param notes what was not compared, and why
 */
public record ComparisonReport(List<ComparedTable> tables, List<String> notes) {

    public ComparisonReport {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    public boolean same() {
        return tables.stream().allMatch(ComparedTable::same);
    }

    /** Whether the other side has all that this side has. */
    public boolean complete() {
        return tables.stream().allMatch(ComparedTable::complete);
    }

    public List<ComparedTable> differing() {
        return tables.stream().filter(table -> !table.same()).toList();
    }

    /** The same seen from the other side. */
    public ComparisonReport swapped() {
        return new ComparisonReport(tables.stream().map(ComparedTable::swapped).toList(), notes);
    }
}
