package dev.sessiondb.cli;

import dev.sessiondb.config.Overrides;
import dev.sessiondb.config.Settings;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.postgres.FlywayScriptReader;
import dev.sessiondb.schemaops.ScriptDirectory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which schema's versions, and where the operator's migrations are. */
final class SchemaVersionOptions {
    @Option(names = "--schema", paramLabel = "NAME", description = "The PostgreSQL schema (default: public).")
    private @Nullable String schema;

    @Option(
            names = "--migrations",
            paramLabel = "DIR",
            description = "Where your migrations are (default: sessiondb.postgres.migrations).")
    private @Nullable String migrations;

    /** @param backup a directory of backups given on the command line */
    Settings settings(Console console, PartialResult partial, Optional<String> backup) {
        Overrides given = new Overrides(Optional.empty(), Optional.ofNullable(schema), backup)
                .migrations(Optional.ofNullable(migrations));
        return new Configured(console, partial).load(given).settings();
    }

    /** The directory, where one is known. */
    static Optional<ScriptDirectory> directory(Settings settings) {
        return settings.migrations().map(setting -> new ScriptDirectory(setting, new FlywayScriptReader()));
    }

    /**
     * The directory, for a command that can't do without.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code CONFIG_INVALID}
     */
    static ScriptDirectory requiredDirectory(Settings settings) {
        return directory(settings)
                .orElseThrow(() -> Problem.of(ErrorCode.CONFIG_INVALID, "no directory of migrations was given")
                        .hint("give `--migrations DIR`, or set `SESSIONDB_POSTGRES_MIGRATIONS`, or"
                                + " `sessiondb.postgres.migrations` in `.sessiondb/config.yaml`")
                        .toException());
    }
}
