package dev.sessiondb.verify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one key that differ: the first of either side. */
final class Difference {
    private static final String NO_ROW = "(no such row)";

    private final long sourceCount;
    private final long targetCount;
    private @Nullable RowImage source;
    private @Nullable RowImage target;

    /**
     * A difference whose rows are still to be read.
     *
     * @param sourceCount how often the source has the first of the rows
     * @param targetCount how often the target has the same row
     */
    Difference(long sourceCount, long targetCount) {
        this.sourceCount = sourceCount;
        this.targetCount = targetCount;
    }

    boolean needsSource() {
        return source == null;
    }

    boolean needsTarget() {
        return target == null;
    }

    void takeSource(RowImage image) {
        source = image;
    }

    void takeTarget(RowImage image) {
        target = image;
    }

    List<Mismatch> mismatches(String table, List<VerifyColumn> columns) {
        RowImage mine = source;
        RowImage theirs = target;
        if (mine != null && theirs != null) {
            return mine.sameAs(theirs) ? times(table, mine) : byColumn(table, columns, mine, theirs);
        }
        if (mine != null) {
            return List.of(new Mismatch(table, mine.name(), "*", mine.words(), NO_ROW));
        }
        return theirs == null ? List.of() : List.of(new Mismatch(table, theirs.name(), "*", NO_ROW, theirs.words()));
    }

    private List<Mismatch> times(String table, RowImage row) {
        return List.of(new Mismatch(
                table, row.name(), "*", times(sourceCount) + row.words(), times(targetCount) + row.words()));
    }

    private static String times(long count) {
        return count + (count == 1 ? " row " : " rows ");
    }

    private static List<Mismatch> byColumn(String table, List<VerifyColumn> columns, RowImage mine, RowImage theirs) {
        List<Mismatch> mismatches = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (mine.sameAs(theirs, i)) {
                continue;
            }
            boolean alike = mine.words(i).equals(theirs.words(i));
            mismatches.add(new Mismatch(
                    table,
                    mine.name(),
                    columns.get(i).name(),
                    alike ? mine.fingerprint(i) : mine.words(i),
                    alike ? theirs.fingerprint(i) : theirs.words(i)));
        }
        return mismatches;
    }
}
