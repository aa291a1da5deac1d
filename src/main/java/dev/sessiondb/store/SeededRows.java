package dev.sessiondb.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rows that the application itself puts into its tables when it makes them, told by their values: they give way to the source's.
 *
 * @param values what columns of the target hold in such a row, as PostgreSQL prints them, by name
 */
public record SeededRows(Map<String, String> values) {

    public SeededRows {
        values = Map.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("without a value every row would be a seeded one");
        }
    }

    /** In words, such as {@code username = 'admin'}. */
    public String words() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(value -> value.getKey() + " = '" + value.getValue() + "'")
                        .collect(Collectors.joining(" and "));
    }
}
