package dev.sessiondb.compare;

import dev.sessiondb.verify.TableComparison;
import java.util.List;
import java.util.Optional;

/**
 * A table of either side, or of both.
 *
 * @param here its name on this side; empty when only the other side has it
 * @param there its name on the other side; empty when only this side has it
 * @param onlyHere columns that the other side's table lacks
 * @param onlyThere columns that this side's table lacks
 * @param rows how the rows stand to each other; of a table that one side lacks all rows are only on the other
 */
public record ComparedTable(
        Optional<String> here,
        Optional<String> there,
        List<String> onlyHere,
        List<String> onlyThere,
        TableComparison rows) {

    public ComparedTable {
        onlyHere = List.copyOf(onlyHere);
        onlyThere = List.copyOf(onlyThere);
        if (here.isEmpty() && there.isEmpty()) {
            throw new IllegalArgumentException("a table is on one side at least");
        }
    }

    static ComparedTable onlyHere(String name, long rows) {
        TableComparison all = new TableComparison(rows, 0, 0, rows, 0, 0, 0, List.of());
        return new ComparedTable(Optional.of(name), Optional.empty(), List.of(), List.of(), all);
    }

    static ComparedTable onlyThere(String name, long rows) {
        return onlyHere(name, rows).swapped();
    }

    /** Its name: this side's, where it has one. */
    public String name() {
        return here.or(() -> there).orElseThrow();
    }

    public boolean onBoth() {
        return here.isPresent() && there.isPresent();
    }

    public boolean same() {
        return onBoth() && onlyHere.isEmpty() && onlyThere.isEmpty() && rows.same();
    }

    /** Whether the other side has all that this side has. */
    public boolean complete() {
        boolean rowsThere = rows.onlyHere() == 0 && rows.differing() == 0;
        return here.isEmpty() || there.isPresent() && onlyHere.isEmpty() && rowsThere;
    }

    ComparedTable swapped() {
        return new ComparedTable(there, here, onlyThere, onlyHere, rows.swapped());
    }
}
