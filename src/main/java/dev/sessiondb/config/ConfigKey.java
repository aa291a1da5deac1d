package dev.sessiondb.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be configured: the key in a config file, and the environment variables that win over it, the first that is set. */
public enum ConfigKey {
    BACKEND("sessiondb.backend", "SESSIONDB_BACKEND", "MINSKY_SESSIONDB_BACKEND"),
    SQLITE_PATH("sessiondb.sqlite.path", "SESSIONDB_SQLITE_PATH", "MINSKY_SESSIONDB_SQLITE_PATH", "MINSKY_SQLITE_PATH"),
    SQLITE_BASE_DIRECTORY("sessiondb.sqlite.baseDir", "SESSIONDB_BASE_DIR", "MINSKY_SESSIONDB_BASE_DIR"),
    CONNECTION_STRING(
            "sessiondb.postgres.connectionString",
            "SESSIONDB_POSTGRES_URL",
            "MINSKY_SESSIONDB_POSTGRES_URL",
            "MINSKY_POSTGRES_URL"),
    SCHEMA("sessiondb.postgres.schema", "SESSIONDB_POSTGRES_SCHEMA", "MINSKY_SESSIONDB_POSTGRES_SCHEMA"),
    STAGING_SCHEMA(
            "sessiondb.postgres.stagingSchema",
            "SESSIONDB_POSTGRES_STAGING_SCHEMA",
            "MINSKY_SESSIONDB_POSTGRES_STAGING_SCHEMA"),
    POOL_SIZE("sessiondb.postgres.poolSize", "SESSIONDB_POSTGRES_POOL_SIZE", "MINSKY_SESSIONDB_POSTGRES_POOL_SIZE"),
    MIGRATIONS(
            "sessiondb.postgres.migrations", "SESSIONDB_POSTGRES_MIGRATIONS", "MINSKY_SESSIONDB_POSTGRES_MIGRATIONS"),
    JSON_PATH("sessiondb.json.path", "SESSIONDB_JSON_PATH", "MINSKY_SESSIONDB_JSON_PATH"),
    JSON_BASE_DIRECTORY("sessiondb.json.baseDir"),
    BACKUP_DIRECTORY("sessiondb.backup.directory", "SESSIONDB_BACKUP_DIRECTORY", "MINSKY_SESSIONDB_BACKUP_DIRECTORY");

    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes immutable ones
    private final List<String> variables;

    ConfigKey(String path, String... variables) {
        this.path = path;
        this.variables = List.of(variables);
    }

    /** Such as {@code sessiondb.sqlite.path}. */
    public String path() {
        return path;
    }

    /** Environment variables, the strongest first. */
    public List<String> variables() {
        return variables;
    }

    static Optional<ConfigKey> of(String path) {
        return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
    }

    static List<String> paths() {
        return Arrays.stream(values()).map(ConfigKey::path).toList();
    }
}
