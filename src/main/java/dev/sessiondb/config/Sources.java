package dev.sessiondb.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks a key up: the environment, then the project's file, then the user's. */
final class Sources {
    private static final String DATABASE_URL = "DATABASE_URL";

    private final Environment environment;
    private final List<ConfigFile> files;
    private final Findings findings;

    Sources(Environment environment, List<ConfigFile> files, Findings findings) {
        this.environment = environment;
        this.files = List.copyOf(files);
        this.findings = findings;
    }

    /** A value, where it comes from, and what a relative path in it is relative to. */
    record Found(Setting<String> setting, Path base) {}

    /** The config files that count, the strongest first. */
    List<ConfigFile> files() {
        return files;
    }

    /** The value that counts, its variables filled in. */
    Optional<Found> find(ConfigKey key) {
        return variable(key).or(() -> inFiles(key));
    }

    /** Whether the value that counts stands in a file under an old name, which doesn't say of which backend it speaks. */
    boolean flat(ConfigKey key) {
        return variable(key).isEmpty()
                && files.stream()
                        .filter(file -> file.get(key).isPresent())
                        .findFirst()
                        .filter(file -> file.flat(key))
                        .isPresent();
    }

    /** {@code DATABASE_URL} speaks of any application's database, so whatever is said to sessiondb itself wins over it. */
    Optional<Found> databaseUrl() {
        return environment.variable(DATABASE_URL).map(value -> found(value, DATABASE_URL));
    }

    private Optional<Found> variable(ConfigKey key) {
        return key.variables().stream()
                .flatMap(name -> environment.variable(name).map(value -> found(value, name)).stream())
                .findFirst();
    }

    private Found found(String value, String origin) {
        return new Found(new Setting<>(value, origin), environment.directory());
    }

    private Optional<Found> inFiles(ConfigKey key) {
        return files.stream().flatMap(file -> in(file, key).stream()).findFirst();
    }

    private Optional<Found> in(ConfigFile file, ConfigKey key) {
        return file.get(key).map(raw -> new Found(filled(key, raw), file.base()));
    }

    private Setting<String> filled(ConfigKey key, Setting<String> raw) {
        try {
            return new Setting<>(Variables.fill(raw.value(), environment), raw.origin());
        } catch (IllegalArgumentException e) {
            findings.problem(raw.origin(), Optional.of(key.path()), String.valueOf(e.getMessage()));
            return new Setting<>("", raw.origin());
        }
    }
}
