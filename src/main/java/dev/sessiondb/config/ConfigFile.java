package dev.sessiondb.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One config file and what it sets.
 *
 * @param base what relative paths in it are relative to
 * @param entries what it sets, as written
 */
record ConfigFile(Path path, Path base, Map<ConfigKey, Entry> entries) {
    ConfigFile {
        entries = Map.copyOf(entries);
    }

    /**
     * A value as written, before variables are filled in.
     *
     * @param line from 1
     * @param flat under an old name, which doesn't say of which backend it speaks
     */
    record Entry(String value, int line, boolean flat) {}

    boolean flat(ConfigKey key) {
        return Optional.ofNullable(entries.get(key)).filter(Entry::flat).isPresent();
    }

    Optional<Setting<String>> get(ConfigKey key) {
        return Optional.ofNullable(entries.get(key)).map(e -> new Setting<>(e.value(), path + ":" + e.line()));
    }
}
