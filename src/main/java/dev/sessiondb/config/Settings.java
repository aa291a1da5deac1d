package dev.sessiondb.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is configured, from all sources together.
 *
 * @param backend what the application uses
 * @param schema the PostgreSQL schema of the application's tables
 * @param stagingSchema a schema that somebody made for staging; without it each run makes one of its own
 * @param poolSize connections at most, 0 for as many as the run needs
 * @param migrations where the operator's own schema migrations are
 * @param jsonPath the session file, or the JSON file that is written
 * @param baseDirectory where the application keeps what belongs to a session; only handed on
 * @param telemetry whether durations and counts are sent; where nobody says, the {@code OTEL_*} variables decide
 * @param undecided files at default paths, where there are several and nothing says which
 */
public record Settings(
        Setting<Backend> backend,
        Optional<Setting<Path>> sqlitePath,
        Optional<Setting<ConnectionString>> postgres,
        Setting<String> schema,
        Optional<Setting<String>> stagingSchema,
        Setting<Integer> poolSize,
        Optional<Setting<Path>> migrations,
        Optional<Setting<Path>> jsonPath,
        Optional<Setting<Path>> baseDirectory,
        Setting<Path> backupDirectory,
        Optional<Setting<Boolean>> telemetry,
        Undecided undecided) {}
