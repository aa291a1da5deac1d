package dev.sessiondb.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts the rows of both sides beside each other, and says where they part. */
record RowMatching(String table, List<String> columns, List<Integer> key) {

    void differences(List<List<String>> expected, List<List<String>> actual, List<String> found) {
        Map<List<String>, Integer> left = DataComparison.counts(expected);
        DataComparison.counts(actual).forEach((row, count) -> left.merge(row, -count, Integer::sum));
        List<List<String>> missing = new ArrayList<>();
        Map<List<String>, List<String>> extra = new HashMap<>();
        left.forEach((row, count) -> {
            missing.addAll(Collections.nCopies(Math.max(0, count), row));
            if (count < 0) {
                extra.put(keyOf(row), row);
            }
        });
        for (List<String> row : missing) {
            List<String> other = extra.remove(keyOf(row));
            found.add(other == null ? "table " + table + ": missing or changed: " + row : cells(row, other));
        }
        extra.values().forEach(row -> found.add("table " + table + ": not in the source: " + row));
    }

    /** Without a key a row stands for itself. */
    private List<String> keyOf(List<String> row) {
        return key.isEmpty() ? row : key.stream().map(row::get).toList();
    }

    private String cells(List<String> expected, List<String> actual) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!Objects.equals(expected.get(i), actual.get(i))) {
                parts.add(columns.get(i) + " should be " + expected.get(i) + " and is " + actual.get(i));
            }
        }
        return "table " + table + ", row " + keyOf(expected) + ": " + String.join("; ", parts);
    }
}
