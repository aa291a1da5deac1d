package dev.sessiondb.config;

/**
 * One key with different values in two config files of the same place, sessiondb's own and an application's.
 *
 * @param used the value that counts; masked when it may hold a secret
 * @param other the value that doesn't, likewise
 */
public record Disagreement(ConfigKey key, Setting<String> used, Setting<String> other) {}
