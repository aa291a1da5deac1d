package dev.sessiondb.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the project's and the user's config file. */
final class ConfigFiles {
    private static final List<String> NAMES = List.of("config.yaml", "config.yml");

    private ConfigFiles() {}

    /** The nearest one in {@code .sessiondb} of the working directory or an ancestor. */
    static Optional<Path> project(Environment environment) {
        for (Path directory = environment.directory(); directory != null; directory = directory.getParent()) {
            Optional<Path> found = in(directory.resolve(".sessiondb"));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    static Optional<Path> user(Environment environment) {
        Path base = environment
                .variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .orElse(environment.home().resolve(".config"));
        return in(base.resolve("sessiondb"));
    }

    private static Optional<Path> in(Path directory) {
        return NAMES.stream().map(directory::resolve).filter(Files::exists).findFirst();
    }
}
