package dev.sessiondb.config;

/**
 * A value and where it comes from.
 *
 * @param origin such as {@code --sqlite-path}, {@code SESSIONDB_SQLITE_PATH}, {@code .sessiondb/config.yaml:3}, {@code default} or {@code default of profile NAME}
 */
public record Setting<T>(T value, String origin) {
    static final String DEFAULT = "default";

    /** Whether nobody said it. */
    public boolean isDefault() {
        return origin.startsWith(DEFAULT);
    }
}
