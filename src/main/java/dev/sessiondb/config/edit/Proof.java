package dev.sessiondb.config.edit;

import java.util.List;

/** Whether a text differs from another in one value, and in nothing else. */
record Proof(Syntax syntax, Key key, String value) {

    boolean holds(String before, Change change, Splice splice) {
        String after = splice.in(before);
        if (!oneLine(before, after, splice)) {
            return false;
        }
        List<Leaf> old = Leaf.of(syntax.read(before));
        List<Leaf> now = Leaf.of(syntax.read(after));
        return change.replaces() ? replaced(old, now) : added(old, now);
    }

    private boolean replaced(List<Leaf> old, List<Leaf> now) {
        int at = index(now);
        if (at < 0 || old.size() != now.size() || at != index(old) || !becomes(old.get(at), now.get(at))) {
            return false;
        }
        return old.subList(0, at).equals(now.subList(0, at))
                && old.subList(at + 1, old.size()).equals(now.subList(at + 1, now.size()));
    }

    private boolean becomes(Leaf old, Leaf now) {
        return isValue(now) && old.path().equals(now.path()) && old.properties().equals(now.properties());
    }

    private boolean added(List<Leaf> old, List<Leaf> now) {
        int at = index(now);
        return at >= 0 && index(old) < 0 && isValue(now.get(at)) && rest(old).equals(rest(now));
    }

    /** Without the value, and without what only says that its section or the document is there. */
    private List<Leaf> rest(List<Leaf> leaves) {
        return leaves.stream()
                .filter(leaf -> !leaf.at(key.dotted()))
                .filter(leaf -> !(leaf.hollow() && (leaf.top() || leaf.at(key.section()))))
                .toList();
    }

    private boolean isValue(Leaf leaf) {
        return leaf.value().equals(value)
                && (leaf.type().equals(Tree.TEXT) || leaf.type().startsWith("!"));
    }

    /** Where the value is; -1 unless it is there once. */
    private int index(List<Leaf> leaves) {
        int found = -1;
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.get(i).at(key.dotted())) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    /** Only lines added, or one line in the place of the one (or those of a value of several lines) that held the value. */
    private static boolean oneLine(String before, String after, Splice splice) {
        List<String> old = Lines.of(before);
        List<String> now = Lines.of(after);
        int shorter = Math.min(old.size(), now.size());
        int head = 0;
        while (head < shorter && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        int removed = old.size() - head - tail;
        int added = now.size() - head - tail;
        int held = Lines.of(before.substring(splice.from(), splice.to())).size();
        return removed == 0 || (added == 1 && removed <= Math.max(1, held));
    }
}
