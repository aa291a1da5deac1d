package dev.sessiondb.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A home directory with a project in it, and an environment of its own. */
final class ConfigSandbox {
    private final Path home;
    private final Map<String, String> variables = new HashMap<>();

    ConfigSandbox(Path home) {
        this.home = home;
        directory("project/deep");
    }

    ConfigSandbox variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Path directory(String path) {
        try {
            return Files.createDirectories(home.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file below the home directory. */
    Path write(String path, String text) {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String path, byte[] bytes) {
        try {
            Path file = home.resolve(path);
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SettingsLoader.Checked check() {
        return SettingsLoader.check(
                new Environment(variables, home.resolve("project/deep"), home),
                new Overrides(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** The configuration; fails when there is a problem. */
    Configuration load() {
        SettingsLoader.Checked checked = check();
        if (!checked.problems().isEmpty()) {
            throw new AssertionError("problems: " + checked.problems());
        }
        return checked.configuration();
    }
}
