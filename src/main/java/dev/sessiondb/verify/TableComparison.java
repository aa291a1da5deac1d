package dev.sessiondb.verify;

import java.util.List;

/**
 * How the rows of a table on two sides stand to each other. All counts are exact.
 *
 * @param equal rows that both sides have
 * @param onlyHere rows whose key only this side has
 * @param onlyThere rows whose key only the other side has
 * @param differing rows whose key both sides have, with other values
 * @param values how many pairs of values were compared
 * @param differences the first of them, in the order in which this side has its rows, then those that only the other side has
 */
public record TableComparison(
        long rowsHere,
        long rowsThere,
        long equal,
        long onlyHere,
        long onlyThere,
        long differing,
        long values,
        List<RowDifference> differences) {

    public TableComparison {
        differences = List.copyOf(differences);
    }

    public boolean same() {
        return onlyHere == 0 && onlyThere == 0 && differing == 0;
    }

    /** The same seen from the other side. */
    public TableComparison swapped() {
        return new TableComparison(
                rowsThere,
                rowsHere,
                equal,
                onlyThere,
                onlyHere,
                differing,
                values,
                differences.stream().map(RowDifference::swapped).toList());
    }
}
