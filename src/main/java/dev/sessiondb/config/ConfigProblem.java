package dev.sessiondb.config;

import java.util.Optional;

/**
 * Something that is wrong with the configuration.
 *
 * @param origin the file, with its line where one is to blame, or the environment variable
 * @param key such as {@code sessiondb.backend}, when one is concerned
 * @param message what is wrong, with the bad value unless it may be a secret, and what would be right
 */
public record ConfigProblem(String origin, Optional<String> key, String message) {
    /** As one line. */
    @Override
    public String toString() {
        return origin + ": " + key.map(name -> "`" + name + "` ").orElse("") + message;
    }
}
