package dev.sessiondb.config;

import java.util.List;
import java.util.Optional;

/**
 * Where an application keeps a file when nobody says, of each the first whose variables are set.
 *
 * @param project in the working directory, or where the application's own variables say
 * @param user in the user's directories
 */
record DefaultPaths(List<String> project, List<String> user) {
    static final DefaultPaths NONE = new DefaultPaths(List.of(), List.of());

    DefaultPaths {
        project = List.copyOf(project);
        user = List.copyOf(user);
    }

    /** The first whose variables are set, filled in. */
    static Optional<String> first(List<String> paths, Environment environment) {
        return paths.stream()
                .flatMap(path -> filled(path, environment).stream())
                .findFirst();
    }

    private static Optional<String> filled(String path, Environment environment) {
        try {
            return Optional.of(Variables.fill(path, environment));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a variable isn't set
        }
    }
}
