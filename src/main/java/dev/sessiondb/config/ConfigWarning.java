package dev.sessiondb.config;

/**
 * Something in the configuration that works and should be changed.
 *
 * @param code stable identifier for scripts, such as {@code config.json-deprecated}
 * @param origin the file and line, or the environment variable
 * @param message what it is and what it means
 * @param hint what to do, such as a command
 * @param everywhere whether every command says it, and not only those about the configuration
 */
public record ConfigWarning(String code, String origin, String message, String hint, boolean everywhere) {}
