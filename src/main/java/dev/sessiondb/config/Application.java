package dev.sessiondb.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of an application's configuration and files: the section {@code application} of a built-in profile.
 *
 * @param name the profile's
 * @param directory where its config files are: with a dot before it in a project, as it is in the user's configuration
 * @param variables its environment variables, the strongest first
 * @param passedOver keys of its own in its config files, which say nothing to sessiondb
 * @param sqlite where its database is when nobody says
 * @param sessionFile what is known of its session file, when it has one
 */
record Application(
        String name,
        Optional<String> directory,
        Map<ConfigKey, List<String>> variables,
        Set<String> passedOver,
        DefaultPaths sqlite,
        Optional<SessionFileForm> sessionFile) {
    Application {
        variables = Map.copyOf(variables);
        passedOver = Set.copyOf(passedOver);
    }

    /** Where its session file is when nobody says. */
    DefaultPaths sessionFilePaths() {
        return sessionFile.map(SessionFileForm::paths).orElse(DefaultPaths.NONE);
    }
}
