package dev.sessiondb.cli;

import dev.sessiondb.config.Backend;
import dev.sessiondb.config.Environment;
import dev.sessiondb.config.Setting;
import dev.sessiondb.config.Settings;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.json.JsonSourceStore;
import dev.sessiondb.sqlite.SqliteFileStore;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.SourceStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the rows come from: the configured backend, the one that was named, or a file, which is told by its content and never by its name. */
final class SourceChoice {
    private static final int LOOKED_AT = 4096;

    private final Settings settings;
    private final Environment environment;

    SourceChoice(Settings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /**
     * The source.
     *
     * @param from {@code sqlite}, {@code json} or a file; empty for what is configured
     * @throws dev.sessiondb.error.SessionDbException with {@code CONFIG_INVALID} when nothing says where it is
     */
    SourceStore of(Optional<String> from) {
        String word = from.orElseGet(this::configured);
        if (word.equals(Backend.SQLITE.word())) {
            return Backends.source(settings);
        }
        return word.equals(Backend.JSON.word())
                ? json(jsonPath())
                : file(environment.directory().resolve(word).normalize());
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
                .orElseThrow(() -> Problem.of(ErrorCode.CONFIG_INVALID, "no JSON file was given")
                        .hint(
                                "give `--from FILE`, or set `SESSIONDB_JSON_PATH`, or `sessiondb.json.path` in `.sessiondb/config.yaml`")
                        .toException())
                .value();
    }

    private static SourceStore json(Path path) {
        return new JsonSourceStore(
                path, file -> new SqliteFileStore(file).stage(file, Optional.empty()), SqliteSourceStore::new);
    }

    private static SourceStore file(Path path) {
        return looksLikeJson(path) ? json(path) : new SqliteSourceStore(path);
    }

    /** One that can't be read is left to the checks of its source. */
    private static boolean looksLikeJson(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            String start = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8).strip();
            return start.startsWith("[") || start.startsWith("{") || start.startsWith("\uFEFF");
        } catch (IOException e) {
            return false;
        }
    }
}
