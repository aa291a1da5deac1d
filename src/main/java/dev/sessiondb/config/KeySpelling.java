package dev.sessiondb.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Old spellings of keys: flat names, and snake_case. See {@code docs/configuration.md}. */
final class KeySpelling {
    private static final Pattern SNAKE = Pattern.compile("_([a-z])");
    private static final Map<String, String> FLAT = Map.of(
            "sessiondb.dbPath", "sessiondb.sqlite.path",
            "sessiondb.baseDir", "sessiondb.sqlite.baseDir",
            "sessiondb.connectionString", "sessiondb.postgres.connectionString");
    private static final Map<String, String> FLAT_JSON =
            Map.of("sessiondb.dbPath", "sessiondb.json.path", "sessiondb.baseDir", "sessiondb.json.baseDir");

    private final boolean json;

    /**
     * The spellings of one file.
     *
     * @param json whether the file's backend is {@code json}, whose flat path then is the JSON file's
     */
    KeySpelling(boolean json) {
        this.json = json;
    }

    Optional<ConfigKey> key(String path) {
        String camel = camel(path);
        String flat = FLAT.getOrDefault(camel, camel);
        return ConfigKey.of(json ? FLAT_JSON.getOrDefault(camel, flat) : flat);
    }

    /** The known key that was probably meant. */
    static String nearest(String path) {
        return Spelling.nearest(camel(path), ConfigKey.paths());
    }

    private static String camel(String path) {
        return SNAKE.matcher(path).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }
}
