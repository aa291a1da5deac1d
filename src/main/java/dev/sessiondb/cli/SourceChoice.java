package dev.sessiondb.cli;

import dev.sessiondb.config.Backend;
import dev.sessiondb.config.Environment;
import dev.sessiondb.config.FileContent;
import dev.sessiondb.config.Setting;
import dev.sessiondb.config.Settings;
import dev.sessiondb.json.DumpSourceStore;
import dev.sessiondb.json.JsonKind;
import dev.sessiondb.json.JsonSourceStore;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.SourceStore;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;

/** Where the rows come from: the configured backend, the one that was named, or a file, which is told by its content and never by its name. */
final class SourceChoice {
    private final Settings settings;
    private final Environment environment;
    private final Policies policies;
    private final RunListener listener;

    SourceChoice(Settings settings, Environment environment) {
        this(settings, environment, new RunListener() {});
    }

    /** Of a command that doesn't read PostgreSQL. */
    SourceChoice(Settings settings, Environment environment, RunListener listener) {
        this(settings, environment, Policies.of(ZoneOffset.UTC), listener);
    }

    /**
     * Of a command that may read PostgreSQL.
     *
     * @param policies those of the way forth
     * @param listener is told how the reading goes on
     */
    SourceChoice(Settings settings, Environment environment, Policies policies, RunListener listener) {
        this.settings = settings;
        this.environment = environment;
        this.policies = policies;
        this.listener = listener;
    }

    /** The word for what is read where none is given: the configured backend, unless that is what is written to. */
    String word(Optional<String> from, Backend target) {
        if (from.isPresent()) {
            return from.get();
        }
        Backend configured = settings.backend().value();
        if (configured != target) {
            return configured.word();
        }
        return (target == Backend.POSTGRES ? Backend.SQLITE : Backend.POSTGRES).word();
    }

    /**
     * The source.
     *
     * @param from {@code sqlite}, {@code postgres}, {@code json} or a file; empty for what is configured
     * @throws dev.sessiondb.error.SessionDbException with {@code CONFIG_INVALID} when nothing says where it is
     */
    SourceStore of(Optional<String> from) {
        String word = from.orElseGet(this::configured);
        Backend kind = Backend.of(word).orElseGet(() -> kind(file(word)));
        listener.sourceChosen(kind);
        return switch (kind) {
            case SQLITE -> Backend.of(word).isPresent() ? Backends.source(settings) : new SqliteSourceStore(file(word));
            case POSTGRES -> Backends.server(settings, policies, listener);
            case JSON -> json(Backend.of(word).isPresent() ? jsonPath() : file(word));
        };
    }

    private Path file(String word) {
        return environment.directory().resolve(word).normalize();
    }

    /** A database named on the command line is meant, whatever is configured; one that was migrated may still be the source. */
    private String configured() {
        boolean named = settings.sqlitePath()
                .map(Setting::origin)
                .filter("--sqlite-path"::equals)
                .isPresent();
        return !named && settings.backend().value() == Backend.JSON ? Backend.JSON.word() : Backend.SQLITE.word();
    }

    private Path jsonPath() {
        return settings.jsonPath()
                .orElseThrow(() -> NoFileGiven.json(settings, "give `--from FILE`"))
                .value();
    }

    /** A JSON file: a dump, or a session file. */
    static SourceStore json(Path path) {
        return JsonKind.isDump(path)
                ? new DumpSourceStore(path, Backends::staged, SqliteSourceStore::new)
                : new JsonSourceStore(path, Backends::staged, SqliteSourceStore::new);
    }

    private static Backend kind(Path file) {
        return FileContent.isJson(file) ? Backend.JSON : Backend.SQLITE;
    }
}
