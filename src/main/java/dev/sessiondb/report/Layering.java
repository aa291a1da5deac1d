package dev.sessiondb.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts tables into layers, each to the right of all that it refers to. Keys that close a cycle are turned round for it. After Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system
 * structures", 1981, steps 1 and 2.
 */
final class Layering {
    private final Map<String, Set<String>> references = new LinkedHashMap<>();
    private final Set<TableReference> drawn = new LinkedHashSet<>();
    private final Set<String> selfReferring = new LinkedHashSet<>();
    private final Set<TableReference> turned = new HashSet<>();
    private final Map<String, Integer> layers = new HashMap<>();

    Layering(List<String> tables, List<TableReference> keys) {
        tables.forEach(table -> references.put(table, new LinkedHashSet<>()));
        for (TableReference key : keys) {
            if (key.table().equals(key.references())) {
                selfReferring.add(key.table());
            } else {
                drawn.add(key);
                references
                        .computeIfAbsent(key.table(), t -> new LinkedHashSet<>())
                        .add(key.references());
            }
        }
        tables.forEach(this::settle);
    }

    /** Those that refer to another table, once for each pair. */
    Set<TableReference> keys() {
        return drawn;
    }

    Set<String> tables() {
        return references.keySet();
    }

    boolean refersToItself(String table) {
        return selfReferring.contains(table);
    }

    /** Whether the key leads to the right, against all others, since it closes a cycle. */
    boolean closesCycle(TableReference key) {
        return turned.contains(key);
    }

    /** From 0, the leftmost. */
    int layer(String table) {
        return layers.getOrDefault(table, 0);
    }

    /** The names of each layer. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (String table : references.keySet()) {
            while (rows.size() <= layer(table)) {
                rows.add(new ArrayList<>());
            }
            rows.get(layer(table)).add(table);
        }
        return rows;
    }

    /** A visit in depth, without recursion: a chain of references may be as long as there are tables. */
    private void settle(String first) {
        Deque<String> path = new ArrayDeque<>();
        Set<String> onPath = new HashSet<>();
        path.push(first);
        while (!path.isEmpty()) {
            String table = path.element();
            onPath.add(table);
            String next = next(table, onPath);
            if (next.isEmpty()) {
                layers.put(table, above(table));
                onPath.remove(table);
                path.pop();
            } else {
                path.push(next);
            }
        }
    }

    /** A table that must get its layer before this one; empty when there is none any more. */
    private String next(String table, Set<String> onPath) {
        if (layers.containsKey(table)) {
            return "";
        }
        for (String referenced : references.getOrDefault(table, Set.of())) {
            if (onPath.contains(referenced)) {
                turned.add(new TableReference(table, referenced));
            } else if (!layers.containsKey(referenced)) {
                return referenced;
            }
        }
        return "";
    }

    private int above(String table) {
        return references.getOrDefault(table, Set.of()).stream()
                .filter(referenced -> !turned.contains(new TableReference(table, referenced)))
                .mapToInt(referenced -> layer(referenced) + 1)
                .max()
                .orElse(0);
    }
}
