package dev.sessiondb.config;

import java.util.Optional;

/**
 * One key as it is in effect, ready to be shown: secrets are masked.
 *
 * @param value empty when nothing sets it and it has no default
 * @param origin such as {@code .sessiondb/config.yaml:3}, {@code SESSIONDB_BACKEND} or {@code default}
 */
public record EffectiveSetting(ConfigKey key, Optional<String> value, String origin) {}
