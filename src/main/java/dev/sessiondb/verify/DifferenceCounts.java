package dev.sessiondb.verify;

import dev.sessiondb.io.Digest128;
import dev.sessiondb.verify.RowDifference.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** All differences counted, and the first few to be named. */
final class DifferenceCounts {
    private final int limit;
    private final PriorityQueue<NamedDifference> latestFirst =
            new PriorityQueue<>(Comparator.comparingLong(NamedDifference::place).reversed());
    private final Map<Digest128, List<NamedDifference>> byRowHere = new HashMap<>();
    private final Map<Digest128, List<NamedDifference>> byRowThere = new HashMap<>();
    private long onlyHere;
    private long onlyThere;
    private long differing;

    DifferenceCounts(int limit) {
        this.limit = limit;
    }

    /** Takes all rows of one key. */
    void add(Collection<RowTally> tallies) {
        long moreHere = tallies.stream().mapToLong(RowTally::moreHere).sum();
        long moreThere = tallies.stream().mapToLong(RowTally::moreThere).sum();
        long both = Math.min(moreHere, moreThere);
        differing += both;
        onlyHere += moreHere - both;
        onlyThere += moreThere - both;
        if (moreHere == 0 && moreThere == 0) {
            return;
        }
        Optional<RowTally> here =
                first(tallies.stream().filter(t -> t.moreHere() > 0).toList());
        Optional<RowTally> there =
                first(tallies.stream().filter(t -> t.moreThere() > 0).toList());
        name(both, Kind.DIFFERING, here, there);
        name(moreHere - both, Kind.ONLY_HERE, here, Optional.empty());
        name(moreThere - both, Kind.ONLY_THERE, Optional.empty(), there);
    }

    private static Optional<RowTally> first(List<RowTally> tallies) {
        return tallies.stream().min(Comparator.comparingLong(RowTally::first));
    }

    private void name(long rows, Kind kind, Optional<RowTally> here, Optional<RowTally> there) {
        if (rows == 0) {
            return;
        }
        latestFirst.add(new NamedDifference(kind, rows, here, there));
        if (latestFirst.size() > limit) {
            latestFirst.remove();
        }
    }

    /** Whether rows have to be read once more; from here on none is added. */
    boolean anythingToName() {
        for (NamedDifference difference : latestFirst) {
            difference.hereRow().ifPresent(row -> byRowHere
                    .computeIfAbsent(row, r -> new ArrayList<>())
                    .add(difference));
            difference.thereRow().ifPresent(row -> byRowThere
                    .computeIfAbsent(row, r -> new ArrayList<>())
                    .add(difference));
        }
        return !latestFirst.isEmpty();
    }

    void takeHere(Digest128 row, Supplier<RowImage> image) {
        byRowHere.getOrDefault(row, List.of()).forEach(difference -> difference.takeHere(image));
    }

    void takeThere(Digest128 row, Supplier<RowImage> image) {
        byRowThere.getOrDefault(row, List.of()).forEach(difference -> difference.takeThere(image));
    }

    List<RowDifference> named() {
        List<NamedDifference> named = new ArrayList<>(latestFirst);
        named.sort(Comparator.comparingLong(NamedDifference::place));
        return named.stream().map(NamedDifference::difference).toList();
    }

    long onlyHere() {
        return onlyHere;
    }

    long onlyThere() {
        return onlyThere;
    }

    long differing() {
        return differing;
    }
}
