package dev.sessiondb.verify;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.Digest128;
import dev.sessiondb.io.HashKey;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Names the rows behind buckets that differ. Reads both sides twice more: first it finds the digests that only one side has, then it keeps the rows they belong to. Bounded: it looks into some bad buckets,
 * and keeps digests of their rows and the words of a few rows.
 */
final class DifferenceSearch {
    /** How many mismatches are told. */
    static final int MOST = 20;

    /** How many rows' digests are held, of about 150 bytes each. */
    private static final int MOST_ROWS = 50_000;

    private final String table;
    private final List<VerifyColumn> columns;
    private final Supplier<Side> source;
    private final Supplier<Side> target;
    private final RowReader reader;

    DifferenceSearch(
            String table, List<VerifyColumn> columns, HashKey key, Supplier<Side> source, Supplier<Side> target) {
        this.table = table;
        this.columns = columns;
        this.source = source;
        this.target = target;
        this.reader = new RowReader(columns, key);
    }

    /** At least one mismatch, at most {@link #MOST}; only for buckets that differ. */
    List<Mismatch> mismatches(BucketPair buckets) {
        BitSet bad = buckets.bad(MOST, MOST_ROWS);
        try {
            List<Mismatch> named = name(bad, unequal(bad));
            return named.isEmpty() ? List.of(unnamed("read again, they could not be told apart")) : named;
        } catch (SessionDbException e) {
            if (e.code() == ErrorCode.INTERRUPTED || e.code() == ErrorCode.TERMINATED) {
                throw e;
            }
            return List.of(unnamed("naming them failed: " + e.problem().message()));
        }
    }

    private RowCounts unequal(BitSet bad) {
        RowCounts counts = new RowCounts(MOST_ROWS);
        reader.read(source, bad::get, (side, row, bucket) -> counts.addSource(row.whole(), row.key()));
        reader.read(target, bad::get, (side, row, bucket) -> counts.addTarget(row.whole(), row.key()));
        return counts;
    }

    private List<Mismatch> name(BitSet bad, RowCounts counts) {
        if (counts.overflowed()) {
            return List.of(unnamed("more than " + MOST_ROWS + " rows would have to be held to name them"));
        }
        Map<Digest128, Difference> differences = counts.differences(MOST);
        reader.read(source, bad::get, (side, row, bucket) -> counts.difference(row, differences)
                .filter(Difference::needsSource)
                .ifPresent(difference -> difference.takeSource(RowImage.of(side, row, columns))));
        reader.read(target, bad::get, (side, row, bucket) -> counts.difference(row, differences)
                .filter(Difference::needsTarget)
                .ifPresent(difference -> difference.takeTarget(RowImage.of(side, row, columns))));
        return differences.values().stream()
                .flatMap(difference -> difference.mismatches(table, columns).stream())
                .limit(MOST)
                .toList();
    }

    private Mismatch unnamed(String why) {
        return new Mismatch(table, "some rows", "*", "digests of rows differ from the target's", why);
    }
}
