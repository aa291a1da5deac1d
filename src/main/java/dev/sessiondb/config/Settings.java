package dev.sessiondb.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is configured, from all sources together.
 *
 * @param schema the PostgreSQL schema of the application's tables
 * @param poolSize connections at most, 0 for as many as the run needs
 */
public record Settings(
        Optional<Setting<Path>> sqlitePath,
        Optional<Setting<ConnectionString>> postgres,
        Setting<String> schema,
        Setting<Integer> poolSize,
        Setting<Path> backupDirectory) {}
