package dev.sessiondb.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be configured: the key in a config file, and the environment variables that win over it, the first that is set. */
public enum ConfigKey {
    BACKEND("sessiondb.backend", "SESSIONDB_BACKEND"),
    SQLITE_PATH("sessiondb.sqlite.path", "SESSIONDB_SQLITE_PATH"),
    SQLITE_BASE_DIRECTORY("sessiondb.sqlite.baseDir", "SESSIONDB_BASE_DIR"),
    CONNECTION_STRING("sessiondb.postgres.connectionString", "SESSIONDB_POSTGRES_URL"),
    SCHEMA("sessiondb.postgres.schema", "SESSIONDB_POSTGRES_SCHEMA"),
    STAGING_SCHEMA("sessiondb.postgres.stagingSchema", "SESSIONDB_POSTGRES_STAGING_SCHEMA"),
    POOL_SIZE("sessiondb.postgres.poolSize", "SESSIONDB_POSTGRES_POOL_SIZE"),
    MIGRATIONS("sessiondb.postgres.migrations", "SESSIONDB_POSTGRES_MIGRATIONS"),
    JSON_PATH("sessiondb.json.path", "SESSIONDB_JSON_PATH"),
    JSON_BASE_DIRECTORY("sessiondb.json.baseDir", ""),
    BACKUP_DIRECTORY("sessiondb.backup.directory", "SESSIONDB_BACKUP_DIRECTORY"),
    TELEMETRY("sessiondb.telemetry", "SESSIONDB_TELEMETRY");

    private final String path;
    private final String variable;

    ConfigKey(String path, String variable) {
        this.path = path;
        this.variable = variable;
    }

    /** Such as {@code sessiondb.sqlite.path}. */
    public String path() {
        return path;
    }

    /** Environment variables, the strongest first: sessiondb's own, then those of the applications that it knows. */
    public List<String> variables() {
        return Stream.concat(Stream.of(variable), Applications.known().variables(this))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    static Optional<ConfigKey> of(String path) {
        return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
    }

    static List<String> paths() {
        return Arrays.stream(values()).map(ConfigKey::path).toList();
    }
}
