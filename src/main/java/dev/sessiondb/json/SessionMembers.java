package dev.sessiondb.json;

import java.util.Set;

/**
 * What is known of an application's session file.
 *
 * @param format its word for {@code --format}
 * @param booleans members that are true or false
 * @param structures members that are objects or lists
 */
public record SessionMembers(String format, Set<String> booleans, Set<String> structures) {
    public SessionMembers {
        booleans = Set.copyOf(booleans);
        structures = Set.copyOf(structures);
    }
}
