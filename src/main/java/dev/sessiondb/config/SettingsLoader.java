package dev.sessiondb.config;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Merges the command line, the environment, the project's file, the user's file and the defaults, in this order. */
public final class SettingsLoader {
    private static final List<String> SQLITE_VARIABLES =
            List.of("SESSIONDB_SQLITE_PATH", "MINSKY_SESSIONDB_SQLITE_PATH", "MINSKY_SQLITE_PATH");
    private static final List<String> POSTGRES_VARIABLES =
            List.of("SESSIONDB_POSTGRES_URL", "MINSKY_SESSIONDB_POSTGRES_URL", "MINSKY_POSTGRES_URL");

    private final Environment environment;
    private final Overrides overrides;
    private final List<String> problems = new ArrayList<>();
    private final List<ConfigFile> files = new ArrayList<>();

    private SettingsLoader(Environment environment, Overrides overrides) {
        this.environment = environment;
        this.overrides = overrides;
    }

    /**
     * Loads everything.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code CONFIG_INVALID}, naming every problem
     */
    public static Settings load(Environment environment, Overrides overrides) {
        return new SettingsLoader(environment, overrides).load();
    }

    private Settings load() {
        ConfigFiles.project(environment).ifPresent(this::project);
        ConfigFiles.user(environment).ifPresent(file -> read(file, environment.home()));
        Settings settings = new Settings(
                path(overrides.sqlitePath(), "--sqlite-path", SQLITE_VARIABLES, ConfigKeys.SQLITE_PATH),
                postgres(),
                schema(),
                poolSize(),
                backupDirectory());
        if (!problems.isEmpty()) {
            throw Problem.of(ErrorCode.CONFIG_INVALID, "the configuration has " + problems.size() + " problem(s)")
                    .causedBy(String.join("\n", problems))
                    .hint("mend the lines named above")
                    .toException();
        }
        return settings;
    }

    private void project(Path file) {
        read(file, file.toAbsolutePath().resolve("../..").normalize());
    }

    private void read(Path file, Path base) {
        files.add(new ConfigReader(file, environment, problems).read(base));
    }

    private Optional<Setting<Path>> path(
            Optional<String> option, String optionName, List<String> variables, String key) {
        if (option.isPresent()) {
            return Optional.of(new Setting<>(environment.path(option.get(), environment.directory()), optionName));
        }
        Optional<Setting<String>> variable = variable(variables);
        if (variable.isPresent()) {
            return variable.map(v -> new Setting<>(environment.path(v.value(), environment.directory()), v.origin()));
        }
        return files.stream()
                .flatMap(
                        file -> file
                                .get(key)
                                .map(v -> new Setting<>(environment.path(v.value(), file.base()), v.origin()))
                                .stream())
                .findFirst();
    }

    private Optional<Setting<String>> variable(List<String> names) {
        return names.stream()
                .flatMap(name -> environment.variable(name).map(v -> new Setting<>(v, name)).stream())
                .findFirst();
    }

    private Optional<Setting<String>> fromFiles(String key) {
        return files.stream().flatMap(file -> file.get(key).stream()).findFirst();
    }

    private Optional<Setting<ConnectionString>> postgres() {
        return variable(POSTGRES_VARIABLES)
                .or(() -> fromFiles(ConfigKeys.CONNECTION_STRING))
                .or(() ->
                        variable(List.of("DATABASE_URL")).filter(v -> v.value().startsWith("postgres")))
                .flatMap(this::connection);
    }

    private Optional<Setting<ConnectionString>> connection(Setting<String> text) {
        try {
            return Optional.of(new Setting<>(ConnectionStringParser.parse(text.value(), environment), text.origin()));
        } catch (IllegalArgumentException e) {
            problems.add(text.origin() + ": the connection string " + e.getMessage());
            return Optional.empty();
        }
    }

    private Setting<String> schema() {
        return overrides
                .schema()
                .map(value -> new Setting<>(value, "--schema"))
                .or(() -> variable(List.of("SESSIONDB_POSTGRES_SCHEMA")))
                .or(() -> fromFiles(ConfigKeys.SCHEMA))
                .orElse(new Setting<>("public", "default"));
    }

    private Setting<Integer> poolSize() {
        return variable(List.of("SESSIONDB_POSTGRES_POOL_SIZE"))
                .or(() -> fromFiles(ConfigKeys.POOL_SIZE))
                .map(this::number)
                .orElse(new Setting<>(0, "default"));
    }

    private Setting<Integer> number(Setting<String> text) {
        if (text.value().matches("[1-9][0-9]?|100")) {
            return new Setting<>(Integer.valueOf(text.value()), text.origin());
        }
        problems.add(text.origin() + ": pool size must be 1 to 100, not `" + text.value() + "`");
        return new Setting<>(0, text.origin());
    }

    private Setting<Path> backupDirectory() {
        Path state = environment
                .variable("XDG_STATE_HOME")
                .map(Path::of)
                .orElse(environment.home().resolve(".local").resolve("state"));
        return path(
                        overrides.backupDirectory(),
                        "--backup",
                        List.of("SESSIONDB_BACKUP_DIRECTORY"),
                        ConfigKeys.BACKUP_DIRECTORY)
                .orElse(new Setting<>(state.resolve("sessiondb").resolve("backups"), "default"));
    }
}
