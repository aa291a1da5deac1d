package dev.sessiondb.store;

import java.util.List;

/**
 * What taking back a run does, or did.
 *
 * @param run as the ledger has it
 * @param tables in order of their names; empty when a check says that the run can't be taken back
 * @param checks what was looked at
 */
public record UndoPlan(RunSummary run, List<UndoTable> tables, List<Check> checks) {

    public UndoPlan {
        tables = List.copyOf(tables);
        checks = List.copyOf(checks);
    }

    public boolean possible() {
        return checks.stream().noneMatch(Check::failed);
    }

    /** Whether everything that the run did is taken back. */
    public boolean whole() {
        return tables.stream().allMatch(t -> t.reasons().isEmpty());
    }

    /** Tables, not views, that something is taken out of, or that are dropped. */
    public List<String> affected() {
        return tables.stream()
                .filter(t -> t.kind() != UndoTable.Kind.VIEW)
                .filter(t -> t.dropped() || t.rows() + t.restored() + t.reinserted() > 0)
                .map(UndoTable::name)
                .toList();
    }
}
