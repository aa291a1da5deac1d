package dev.sessiondb.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one file.
 *
 * @param base what relative paths in it are relative to
 * @param entries by full key, such as {@code sessiondb.sqlite.path}
 */
record ConfigFile(Path path, Path base, Map<String, Entry> entries) {

    ConfigFile {
        entries = Map.copyOf(entries);
    }

    /** A value as written, variables filled in, and its line from 1. */
    record Entry(String value, int line) {}

    Optional<Setting<String>> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(e -> new Setting<>(e.value(), path + ":" + e.line()));
    }
}
