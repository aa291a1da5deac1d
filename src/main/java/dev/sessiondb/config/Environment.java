package dev.sessiondb.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds the program.
 *
 * @param variables environment variables; an empty one counts as unset
 * @param directory the working directory, absolute
 * @param home the user's home directory
 */
public record Environment(Map<String, String> variables, Path directory, Path home) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /** A path as the user wrote it: {@code ~} is home, a relative one is below the given directory. */
    Path path(String text, Path base) {
        if (text.equals("~") || text.startsWith("~/")) {
            return home.resolve(text.substring(Math.min(2, text.length()))).normalize();
        }
        return base.resolve(text).normalize();
    }
}
