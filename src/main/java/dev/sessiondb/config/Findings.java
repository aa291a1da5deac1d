package dev.sessiondb.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with the configuration, and what should be changed. */
final class Findings {
    private final List<ConfigProblem> problems = new ArrayList<>();
    private final List<ConfigWarning> warnings = new ArrayList<>();

    void problem(String origin, Optional<String> key, String message) {
        problems.add(new ConfigProblem(origin, key, message));
    }

    void warning(ConfigWarning warning) {
        warnings.add(warning);
    }

    /** A key in an old spelling. */
    void renamed(String origin, String written, ConfigKey key) {
        warnings.add(new ConfigWarning(
                "config.key-renamed",
                origin,
                "`" + written + "` is an old name of `" + key.path() + "`",
                "rename it to `" + key.path() + "`, unless another application reads it there",
                false));
    }

    List<ConfigProblem> problems() {
        return List.copyOf(problems);
    }

    List<ConfigWarning> warnings() {
        return List.copyOf(warnings);
    }
}
