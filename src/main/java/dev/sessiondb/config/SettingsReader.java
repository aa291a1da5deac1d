package dev.sessiondb.config;

import dev.sessiondb.config.Sources.Found;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns what was found as text into settings. */
final class SettingsReader {
    /** As SQLAlchemy writes it: three slashes and a relative path, or four and an absolute one. */
    private static final Pattern SQLITE_URL = Pattern.compile("sqlite(?:\\+[a-z0-9_]+)?:///([^?]+)(?:\\?.*)?");

    private final Sources sources;
    private final Environment environment;
    private final Findings findings;
    private final DefaultFiles defaults;

    SettingsReader(Sources sources, Environment environment, Findings findings) {
        this.sources = sources;
        this.environment = environment;
        this.findings = findings;
        this.defaults = new DefaultFiles(
                environment,
                Applications.known().all(),
                sources.files().stream()
                        .flatMap(file -> Applications.known().owner(file.path()).stream())
                        .findFirst());
    }

    Settings read(Overrides overrides) {
        Setting<Backend> backend = backend();
        ConfigKey base =
                backend.value() == Backend.JSON ? ConfigKey.JSON_BASE_DIRECTORY : ConfigKey.SQLITE_BASE_DIRECTORY;
        Optional<Setting<Path>> sqlite = path(overrides.sqlitePath(), "--sqlite-path", ConfigKey.SQLITE_PATH)
                .or(this::sqliteUrl);
        Optional<Setting<Path>> json = path(overrides.jsonPath(), "--json-path", ConfigKey.JSON_PATH);
        boolean isJson = overrides.sqlitePath().isEmpty()
                && sources.flat(ConfigKey.SQLITE_PATH)
                && sqlite.filter(path -> FileContent.isJson(path.value())).isPresent();
        Optional<Setting<Path>> jsonPath = isJson ? json.or(() -> sqlite) : json;
        List<Setting<Path>> databases = sqlite.isPresent() ? List.of() : defaults.find(Application::sqlite);
        boolean asksForJson = jsonPath.isEmpty() && (sqlite.isEmpty() || backend.value() == Backend.JSON);
        List<Setting<Path>> files = asksForJson ? defaults.find(Application::sessionFilePaths) : List.of();
        return new Settings(
                backend,
                isJson ? Optional.empty() : sqlite.or(() -> only(databases)),
                postgres(),
                schema(overrides),
                stagingSchema(overrides),
                poolSize(),
                path(overrides.migrations(), "--migrations", ConfigKey.MIGRATIONS),
                jsonPath.or(() -> only(files)),
                path(Optional.empty(), "", base),
                backupDirectory(overrides),
                text(ConfigKey.TELEMETRY).flatMap(this::truth),
                new Undecided(several(databases), several(files)));
    }

    private static Optional<Setting<Path>> only(List<Setting<Path>> found) {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static List<Setting<Path>> several(List<Setting<Path>> found) {
        return found.size() > 1 ? found : List.of();
    }

    private Setting<Backend> backend() {
        return text(ConfigKey.BACKEND).map(this::backend).orElse(new Setting<>(Backend.SQLITE, Setting.DEFAULT));
    }

    private Setting<Backend> backend(Setting<String> text) {
        Optional<Backend> known = Backend.of(text.value());
        if (known.isEmpty()) {
            String nearest = Spelling.nearest(text.value(), Backend.words());
            findings.problem(
                    text.origin(),
                    Optional.of(ConfigKey.BACKEND.path()),
                    "is `" + text.value()
                            + "`, which is no backend; it can be `sqlite`, `postgres` or `json`, nearest is `" + nearest
                            + "`");
        }
        return new Setting<>(known.orElse(Backend.SQLITE), text.origin());
    }

    private Optional<Setting<String>> text(ConfigKey key) {
        return sources.find(key).map(Found::setting).filter(setting -> !setting.value()
                .isEmpty());
    }

    private Optional<Setting<Path>> path(Optional<String> option, String optionName, ConfigKey key) {
        if (option.isPresent()) {
            return path(new Found(new Setting<>(option.get(), optionName), environment.directory()), optionName);
        }
        return sources.find(key)
                .filter(found -> !found.setting().value().isEmpty())
                .flatMap(found -> path(found, key.path()));
    }

    private Optional<Setting<Path>> path(Found found, String key) {
        String text = found.setting().value();
        try {
            Path path = environment.path(text, found.base());
            return Optional.of(new Setting<>(path, found.setting().origin()));
        } catch (InvalidPathException e) {
            findings.problem(found.setting().origin(), Optional.of(key), "is no path: " + e.getReason());
            return Optional.empty();
        }
    }

    private Optional<Setting<Path>> sqliteUrl() {
        return sources.databaseUrl().flatMap(found -> {
            Matcher url = SQLITE_URL.matcher(found.setting().value());
            return url.matches()
                    ? path(
                            new Found(
                                    new Setting<>(url.group(1), found.setting().origin()), found.base()),
                            "DATABASE_URL")
                    : Optional.empty();
        });
    }

    private Optional<Setting<ConnectionString>> postgres() {
        return text(ConfigKey.CONNECTION_STRING)
                .or(() -> sources.databaseUrl().map(Found::setting).filter(setting -> setting.value()
                        .startsWith("postgres")))
                .or(this::libpq)
                .flatMap(this::connection);
    }

    /** Variables alone are enough for psql. */
    private Optional<Setting<String>> libpq() {
        return Stream.of("PGSERVICE", "PGHOST", "PGHOSTADDR", "PGDATABASE")
                .filter(name -> environment.variable(name).isPresent())
                .findFirst()
                .map(name -> new Setting<>("postgresql://", name));
    }

    private Optional<Setting<ConnectionString>> connection(Setting<String> text) {
        try {
            return Optional.of(new Setting<>(ConnectionStringParser.parse(text.value(), environment), text.origin()));
        } catch (IllegalArgumentException e) {
            findings.problem(
                    text.origin(), Optional.of(ConfigKey.CONNECTION_STRING.path()), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Setting<String> schema(Overrides overrides) {
        return overrides
                .schema()
                .map(value -> new Setting<>(value, "--schema"))
                .or(() -> text(ConfigKey.SCHEMA))
                .orElse(new Setting<>("public", Setting.DEFAULT));
    }

    private Optional<Setting<String>> stagingSchema(Overrides overrides) {
        return overrides
                .stagingSchema()
                .map(value -> new Setting<>(value, "--staging-schema"))
                .or(() -> text(ConfigKey.STAGING_SCHEMA));
    }

    private Setting<Integer> poolSize() {
        return text(ConfigKey.POOL_SIZE).map(this::number).orElse(new Setting<>(0, Setting.DEFAULT));
    }

    private Setting<Integer> number(Setting<String> text) {
        if (text.value().matches("[1-9][0-9]?|100")) {
            return new Setting<>(Integer.valueOf(text.value()), text.origin());
        }
        findings.problem(
                text.origin(),
                Optional.of(ConfigKey.POOL_SIZE.path()),
                "is `" + text.value() + "`; it must be a number from 1 to 100");
        return new Setting<>(0, text.origin());
    }

    private Optional<Setting<Boolean>> truth(Setting<String> text) {
        if (text.value().matches("true|false")) {
            return Optional.of(new Setting<>(Boolean.valueOf(text.value()), text.origin()));
        }
        findings.problem(
                text.origin(),
                Optional.of(ConfigKey.TELEMETRY.path()),
                "is `" + text.value() + "`; it must be `true` or `false`");
        return Optional.empty();
    }

    private Setting<Path> backupDirectory(Overrides overrides) {
        return path(overrides.backupDirectory(), "--backup", ConfigKey.BACKUP_DIRECTORY)
                .orElseGet(() -> new Setting<>(state().resolve("sessiondb").resolve("backups"), Setting.DEFAULT));
    }

    private Path state() {
        return environment
                .variable("XDG_STATE_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(environment.home().resolve(".local").resolve("state"));
    }
}
