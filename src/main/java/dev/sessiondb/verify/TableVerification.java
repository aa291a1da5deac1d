package dev.sessiondb.verify;

import java.util.List;

/**
 * The outcome of comparing one table.
 *
 * @param sourceRows rows read from the source (or counted)
 * @param targetRows rows read from the target (or counted)
 * @param values how many values were compared, 0 when only rows were counted
 * @param mismatches the first differences, at most 20; empty exactly when the two are equal
 */
public record TableVerification(
        String table, long sourceRows, long targetRows, long values, List<Mismatch> mismatches) {

    public TableVerification {
        mismatches = List.copyOf(mismatches);
    }

    public boolean equal() {
        return mismatches.isEmpty() && sourceRows == targetRows;
    }
}
