package dev.sessiondb.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares the config files of one place: the first counts, and the application may read another. */
final class Disagreements {
    private static final List<ConfigKey> KEYS =
            List.of(ConfigKey.BACKEND, ConfigKey.SQLITE_PATH, ConfigKey.CONNECTION_STRING, ConfigKey.JSON_PATH);

    private static final List<ConfigKey> PATHS = List.of(ConfigKey.SQLITE_PATH, ConfigKey.JSON_PATH);

    private Disagreements() {}

    static List<Disagreement> of(List<ConfigFile> files, Environment environment) {
        List<Disagreement> found = new ArrayList<>();
        for (ConfigFile other : files.subList(Math.min(1, files.size()), files.size())) {
            KEYS.forEach(key -> compare(key, files.get(0), other, environment).ifPresent(found::add));
        }
        return found;
    }

    private static Optional<Disagreement> compare(
            ConfigKey key, ConfigFile counting, ConfigFile other, Environment environment) {
        Optional<Setting<String>> one = counting.get(key);
        Optional<Setting<String>> two = other.get(key);
        if (one.isEmpty() || two.isEmpty()) {
            return Optional.empty();
        }
        Object first = meant(key, one.get().value(), counting, environment);
        Object second = meant(key, two.get().value(), other, environment);
        return Objects.equals(first, second)
                ? Optional.empty()
                : Optional.of(new Disagreement(key, shown(key, one.get()), shown(key, two.get())));
    }

    private static Object meant(ConfigKey key, String raw, ConfigFile file, Environment environment) {
        String value = filled(raw, environment);
        return PATHS.contains(key) ? environment.path(value, file.base()) : value;
    }

    private static String filled(String raw, Environment environment) {
        try {
            return Variables.fill(raw, environment);
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }

    private static Setting<String> shown(ConfigKey key, Setting<String> setting) {
        return key == ConfigKey.CONNECTION_STRING ? new Setting<>("***", setting.origin()) : setting;
    }
}
