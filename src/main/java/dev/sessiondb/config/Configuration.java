package dev.sessiondb.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that the command line, the environment and the config files say.
 *
 * @param projectFile the project's config file, when there is one
 * @param userFile the user's, when there is one
 * @param newUserFile where the user's goes when there is none
 * @param disagreements values that count, and others that another file of the same place gives
 */
public record Configuration(
        Settings settings,
        Optional<Path> projectFile,
        Optional<Path> userFile,
        Path newUserFile,
        List<ConfigWarning> warnings,
        List<Disagreement> disagreements) {
    public Configuration {
        warnings = List.copyOf(warnings);
        disagreements = List.copyOf(disagreements);
    }

    /** The file in which the default backend is changed: the project's, else the user's, which may not be there yet. */
    public Path defaultFile() {
        return projectFile.or(() -> userFile).orElse(newUserFile);
    }
}
