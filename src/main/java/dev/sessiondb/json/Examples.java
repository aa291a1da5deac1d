package dev.sessiondb.json;

import java.util.ArrayList;
import java.util.List;

/** Counts, and keeps the first few in words. */
final class Examples {
    private static final int KEPT = 10;

    private final List<String> first = new ArrayList<>();
    private long count;

    void add(String example) {
        count++;
        if (first.size() < KEPT) {
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
