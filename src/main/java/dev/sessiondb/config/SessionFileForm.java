package dev.sessiondb.config;

import java.util.Set;

/**
 * An application's session file.
 *
 * @param name the profile's, and so the word for {@code --format}
 * @param booleans members that are true or false
 * @param structures members that are objects or lists
 */
public record SessionFileForm(String name, Set<String> booleans, Set<String> structures, DefaultPaths paths) {
    public SessionFileForm {
        booleans = Set.copyOf(booleans);
        structures = Set.copyOf(structures);
    }
}
