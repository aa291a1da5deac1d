package dev.sessiondb.applications;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What an application's columns hold beyond what their declared type says.
 *
 * @param choices the values of a column, by {@code table.column} or {@code column}
 * @param json columns of JSON text that aren't declared so, in the same way
 * @param references the table that a column refers to without a foreign key, in the same way
 * @param key a row's text key, by its number
 * @param time a time as text, by the row's number
 */
record Vocabulary(
        Map<String, List<?>> choices,
        Set<String> json,
        Map<String, String> references,
        BiFunction<Words, Integer, String> key,
        BiFunction<Words, Integer, String> time) {

    Vocabulary {
        choices = new HashMap<>(choices);
        json = Set.copyOf(json);
        references = Map.copyOf(references);
    }

    Optional<List<?>> choices(String table, String column) {
        List<?> own = choices.get(table + "." + column);
        return Optional.ofNullable(own != null ? own : choices.get(column));
    }

    boolean json(String table, String column) {
        return json.contains(column) || json.contains(table + "." + column);
    }

    Optional<String> reference(String table, String column) {
        String own = references.get(table + "." + column);
        return Optional.ofNullable(own != null ? own : references.get(column))
                .filter(referenced -> !referenced.equals(table));
    }
}
