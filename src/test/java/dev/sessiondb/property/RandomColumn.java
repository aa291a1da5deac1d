package dev.sessiondb.property;

import java.util.ArrayList;
import java.util.List;

/**
 * A column as it will be written.
 *
 * @param name quoted
 * @param type as declared, perhaps empty
 * @param constraints each by itself
 */
record RandomColumn(String name, Family family, String type, List<String> constraints) {

    RandomColumn {
        constraints = List.copyOf(constraints);
    }

    String sql() {
        return (name + " " + type + " " + String.join(" ", constraints)).strip();
    }

    boolean generated() {
        return constraints.stream().anyMatch(c -> c.startsWith("AS ("));
    }

    RandomColumn with(String constraint) {
        List<String> more = new ArrayList<>(constraints);
        more.add(constraint);
        return new RandomColumn(name, family, type, more);
    }

    RandomColumn without(int constraint) {
        List<String> fewer = new ArrayList<>(constraints);
        fewer.remove(constraint);
        return new RandomColumn(name, family, type, fewer);
    }
}
