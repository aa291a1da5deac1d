package dev.sessiondb.config;

import java.util.Optional;

/** What the command line gives; it wins over everything else. */
public record Overrides(
        Optional<String> sqlitePath,
        Optional<String> schema,
        Optional<String> backupDirectory,
        Optional<String> jsonPath,
        Optional<String> stagingSchema,
        Optional<String> migrations) {

    public Overrides(
            Optional<String> sqlitePath,
            Optional<String> schema,
            Optional<String> backupDirectory,
            Optional<String> jsonPath) {
        this(sqlitePath, schema, backupDirectory, jsonPath, Optional.empty(), Optional.empty());
    }

    public Overrides(Optional<String> sqlitePath, Optional<String> schema, Optional<String> backupDirectory) {
        this(sqlitePath, schema, backupDirectory, Optional.empty());
    }

    /** The same, staging in a schema that somebody made for it. */
    public Overrides staging(Optional<String> name) {
        return new Overrides(sqlitePath, schema, backupDirectory, jsonPath, name, migrations);
    }

    /** The same, with the operator's migrations in a directory. */
    public Overrides migrations(Optional<String> directory) {
        return new Overrides(sqlitePath, schema, backupDirectory, jsonPath, stagingSchema, directory);
    }
}
