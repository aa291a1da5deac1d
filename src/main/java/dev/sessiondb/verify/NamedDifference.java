package dev.sessiondb.verify;

import dev.sessiondb.io.Digest128;
import dev.sessiondb.verify.RowDifference.ColumnDifference;
import dev.sessiondb.verify.RowDifference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A difference whose rows are read again to be named. */
final class NamedDifference {
    private static final String VANISHED = "(row that could not be read again)";

    private final Kind kind;
    private final long rows;
    private final Optional<RowTally> hereTally;
    private final Optional<RowTally> thereTally;
    private @Nullable RowImage here;
    private @Nullable RowImage there;

    NamedDifference(Kind kind, long rows, Optional<RowTally> hereTally, Optional<RowTally> thereTally) {
        this.kind = kind;
        this.rows = rows;
        this.hereTally = hereTally;
        this.thereTally = thereTally;
    }

    /** What orders the differences. */
    long place() {
        return hereTally.or(() -> thereTally).map(RowTally::first).orElse(Long.MAX_VALUE);
    }

    Optional<Digest128> hereRow() {
        return hereTally.map(RowTally::row);
    }

    Optional<Digest128> thereRow() {
        return thereTally.map(RowTally::row);
    }

    void takeHere(Supplier<RowImage> image) {
        here = here == null ? image.get() : here;
    }

    void takeThere(Supplier<RowImage> image) {
        there = there == null ? image.get() : there;
    }

    RowDifference difference() {
        RowImage mine = here;
        RowImage theirs = there;
        if (mine != null && theirs != null) {
            return new RowDifference(kind, mine.name(), rows, "", columns(mine, theirs));
        }
        RowImage one = mine == null ? theirs : mine;
        return one == null
                ? new RowDifference(kind, VANISHED, rows, "", List.of())
                : new RowDifference(kind, one.name(), rows, one.words(), List.of());
    }

    private static List<ColumnDifference> columns(RowImage mine, RowImage theirs) {
        List<ColumnDifference> columns = new ArrayList<>();
        for (int i = 0; i < mine.columns(); i++) {
            if (!mine.sameAs(theirs, i)) {
                boolean alike = mine.words(i).equals(theirs.words(i));
                columns.add(new ColumnDifference(
                        mine.column(i),
                        alike ? mine.fingerprint(i) : mine.words(i),
                        alike ? theirs.fingerprint(i) : theirs.words(i)));
            }
        }
        return columns;
    }
}
