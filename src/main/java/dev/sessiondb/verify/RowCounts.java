package dev.sessiondb.verify;

import dev.sessiondb.io.Digest128;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How often each row is there on either side, by digest, for a bounded number of different rows. */
final class RowCounts {
    private final Map<Digest128, Count> counts = new LinkedHashMap<>();
    private final int most;
    private boolean overflowed;

    RowCounts(int most) {
        this.most = most;
    }

    private static final class Count {
        private final Digest128 key;
        private long source;
        private long target;

        Count(Digest128 key) {
            this.key = key;
        }

        boolean equal() {
            return source == target;
        }
    }

    void addSource(Digest128 row, Digest128 key) {
        count(row, key).ifPresent(count -> count.source++);
    }

    void addTarget(Digest128 row, Digest128 key) {
        count(row, key).ifPresent(count -> count.target++);
    }

    /** Whether there were more rows than could be counted: then nothing else is known. */
    boolean overflowed() {
        return overflowed;
    }

    /** The difference that the row belongs to, if it is a row that differs. */
    Optional<Difference> difference(HashedRow row, Map<Digest128, Difference> differences) {
        Count count = counts.get(row.whole());
        return count == null || count.equal() ? Optional.empty() : Optional.ofNullable(differences.get(row.key()));
    }

    /** The first keys whose rows differ, in the source's order, then those that only the target has. */
    Map<Digest128, Difference> differences(int mostKeys) {
        Map<Digest128, Difference> differences = new LinkedHashMap<>();
        for (Count count : counts.values()) {
            if (!count.equal() && differences.size() < mostKeys) {
                differences.putIfAbsent(count.key, new Difference(count.source, count.target));
            }
        }
        return differences;
    }

    private Optional<Count> count(Digest128 row, Digest128 key) {
        Count count = counts.get(row);
        if (count == null && counts.size() >= most) {
            overflowed = true;
            return Optional.empty();
        }
        return Optional.of(count == null ? counts.computeIfAbsent(row, absent -> new Count(key)) : count);
    }
}
