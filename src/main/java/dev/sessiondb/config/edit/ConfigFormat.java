package dev.sessiondb.config.edit;

import java.nio.file.Path;
import java.util.Locale;

/** What a config file is written in. */
public enum ConfigFormat {
    YAML,
    TOML,
    JSON;

    /** The format by the file's name: {@code .json}, {@code .toml}, and YAML for every other. */
    public static ConfigFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return JSON;
        }
        return name.endsWith(".toml") ? TOML : YAML;
    }
}
