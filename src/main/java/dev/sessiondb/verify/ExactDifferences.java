package dev.sessiondb.verify;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.io.HashKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/** Counts all rows that differ, and names the first. Reads both sides twice: for the digests of all rows of bad buckets, then for the words of the rows that are named. */
final class ExactDifferences {
    private final List<VerifyColumn> columns;
    private final Supplier<Side> here;
    private final Supplier<Side> there;
    private final int limit;
    private final RowReader reader;
    private long ordinal;

    ExactDifferences(List<VerifyColumn> columns, HashKey key, Supplier<Side> here, Supplier<Side> there, int limit) {
        this.columns = columns;
        this.here = here;
        this.there = there;
        this.limit = limit;
        this.reader = new RowReader(columns, key);
    }

    DifferenceCounts count(BitSet bad) {
        DifferenceCounts counts = new DifferenceCounts(limit);
        try (SpilledRows rows = new SpilledRows()) {
            reader.read(here, bad::get, (side, row, bucket) -> add(rows, row, bucket, true));
            reader.read(there, bad::get, (side, row, bucket) -> add(rows, row, bucket, false));
            rows.forEachGroup(counts::add);
        } catch (IOException e) {
            throw noRoom(e);
        } catch (UncheckedIOException e) {
            throw noRoom(e);
        }
        if (counts.anythingToName()) {
            reader.read(here, bad::get, (side, row, bucket) -> counts.takeHere(row.whole(), image(side, row)));
            reader.read(there, bad::get, (side, row, bucket) -> counts.takeThere(row.whole(), image(side, row)));
        }
        return counts;
    }

    private Supplier<RowImage> image(Side side, HashedRow row) {
        return () -> RowImage.of(side, row, columns);
    }

    private void add(SpilledRows rows, HashedRow row, int bucket, boolean isHere) {
        try {
            rows.add(bucket, new SpilledRow(row.key(), row.whole(), ordinal++, isHere));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuntimeException noRoom(Exception cause) {
        return Problem.of(ErrorCode.VERIFY_FAILED, "the two sides differ, and the differences can't be counted")
                .causedBy("cannot keep digests of rows in a temporary file: " + cause.getMessage())
                .hint("make room in `" + System.getProperty("java.io.tmpdir")
                        + "`, or choose another directory with `java -Djava.io.tmpdir=DIR`")
                .toException(cause);
    }
}
