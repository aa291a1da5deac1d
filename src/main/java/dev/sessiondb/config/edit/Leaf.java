package dev.sessiondb.config.edit;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing of a tree and the way to it, so that two trees compare as lists.
 *
 * @param path keys (after a dot) and indexes (after a number sign) from the top
 * @param type what it is
 * @param value the scalar's value
 * @param properties anchor and tag
 */
record Leaf(List<String> path, String type, String value, String properties) {
    static final String MAPPING = "mapping";

    /** Everything of some documents, in order. */
    static List<Leaf> of(List<Tree> documents) {
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            collect(List.of("#" + i), documents.get(i), leaves);
        }
        return leaves;
    }

    private static void collect(List<String> path, Tree tree, List<Leaf> leaves) {
        if (tree instanceof Tree.Scalar scalar) {
            leaves.add(new Leaf(path, scalar.type(), scalar.value(), scalar.properties()));
        } else if (tree instanceof Tree.Alias alias) {
            leaves.add(new Leaf(path, "alias", alias.name(), ""));
        } else if (tree instanceof Tree.Sequence sequence) {
            leaves.add(new Leaf(path, "sequence", "", sequence.properties()));
            for (int i = 0; i < sequence.items().size(); i++) {
                collect(below(path, "#" + i), sequence.items().get(i), leaves);
            }
        } else if (tree instanceof Tree.Mapping mapping) {
            leaves.add(new Leaf(path, MAPPING, "", mapping.properties()));
            mapping.entries().forEach(entry -> collect(below(path, "." + entry.key()), entry.value(), leaves));
        }
    }

    private static List<String> below(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    /** Whether the path leads to this key of the first document, as two keys or as one with a dot. */
    boolean at(String dotted) {
        return String.join("", path).equals("#0." + dotted);
    }

    /** Whether this is the top of the first document. */
    boolean top() {
        return path.equals(List.of("#0"));
    }

    /** Whether it says no more than that something is there. */
    boolean hollow() {
        return type.equals(MAPPING) || type.equals(Tree.NULL);
    }
}
