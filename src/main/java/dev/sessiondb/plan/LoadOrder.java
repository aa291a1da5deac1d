package dev.sessiondb.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Referenced tables before those that reference them; the tables of a cycle together. Tarjan's algorithm for strongly connected components (R. Tarjan, "Depth-first search and linear graph
 * algorithms", 1972) gives both at once.
 */
final class LoadOrder {
    private final Map<String, List<String>> references;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Integer> low = new HashMap<>();
    private final Deque<String> stack = new ArrayDeque<>();
    private final Set<String> onStack = new HashSet<>();
    private final List<List<String>> groups = new ArrayList<>();

    private LoadOrder(Map<String, List<String>> references) {
        this.references = references;
    }

    /** Groups the tables of the map; references to others are ignored. */
    static List<List<String>> of(Map<String, List<String>> references) {
        LoadOrder order = new LoadOrder(references);
        references.keySet().stream().sorted().forEach(table -> {
            if (!order.index.containsKey(table)) {
                order.visit(table);
            }
        });
        return List.copyOf(order.groups);
    }

    private void visit(String table) {
        int number = index.size();
        index.put(table, number);
        low.put(table, number);
        stack.push(table);
        onStack.add(table);
        for (String next : references.getOrDefault(table, List.of())) {
            follow(table, next);
        }
        if (low.get(table).equals(index.get(table))) {
            groups.add(component(table));
        }
    }

    private void follow(String table, String next) {
        if (!references.containsKey(next)) {
            return;
        }
        if (!index.containsKey(next)) {
            visit(next);
            low.merge(table, low.getOrDefault(next, 0), Math::min);
        } else if (onStack.contains(next)) {
            low.merge(table, index.getOrDefault(next, 0), Math::min);
        }
    }

    private List<String> component(String root) {
        List<String> members = new ArrayList<>();
        String member;
        do {
            member = stack.pop();
            onStack.remove(member);
            members.add(member);
        } while (!member.equals(root));
        return members;
    }
}
