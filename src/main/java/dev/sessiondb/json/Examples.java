package dev.sessiondb.json;

import java.util.ArrayList;
import java.util.List;

/** Counts, and keeps the first in words. */
final class Examples {
    private static final int FEW = 10;

    private final int kept;
    private final List<String> first = new ArrayList<>();
    private long count;

    Examples() {
        this(FEW);
    }

    /** @param kept how many are kept in words, at most */
    Examples(int kept) {
        this.kept = kept;
    }

    void add(String example) {
        count++;
        if (first.size() < kept) {
            first.add(example);
        }
    }

    long count() {
        return count;
    }

    boolean none() {
        return count == 0;
    }

    /** One line each, and how many more there are. */
    String lines() {
        String more = count > first.size() ? "\nand " + (count - first.size()) + " more" : "";
        return String.join("\n", first) + more;
    }
}
