package dev.sessiondb.hostile;

import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Where a password comes from. */
enum Hiding {
    URL,
    VARIABLE,
    PASSWORD_FILE,
    YAML,
    TOML,
    JSON;

    static String url(TestDatabase database, String login) {
        return "postgresql://" + login + "@" + database.host() + ":" + database.port() + "/" + database.name();
    }

    /** The file it is in; nowhere for those that are in the environment. */
    Path file(Path home) {
        return switch (this) {
            case URL, VARIABLE -> home.resolve("none");
            case PASSWORD_FILE -> home.resolve("passwords");
            case YAML -> home.resolve(".sessiondb/config.yaml");
            case TOML -> home.resolve(".sessiondb/config.toml");
            case JSON -> home.resolve(".sessiondb/config.json");
        };
    }

    /** Puts it there; the variables to set. */
    Map<String, String> plant(PlantedSecret secret, TestDatabase database, Path home) throws IOException {
        String with = url(database, database.role() + ":" + secret.encoded());
        String without = url(database, database.role());
        String name = "SESSIONDB_POSTGRES_URL";
        return switch (this) {
            case URL -> Map.of(name, with);
            case VARIABLE -> Map.of(name, without, "PGPASSWORD", secret.value());
            case PASSWORD_FILE -> {
                Path file = write(home, "*:*:*:*:" + secret.inPasswordFile() + "\n");
                yield Map.of(name, without, "PGPASSFILE", file.toString());
            }
            case YAML -> written(home, "sessiondb:\n  postgres:\n    connectionString: \"" + with + "\"\n");
            case TOML -> written(home, "[sessiondb.postgres]\nconnectionString = \"" + with + "\"\n");
            case JSON -> written(home, "{\"sessiondb\": {\"postgres\": {\"connectionString\": \"" + with + "\"}}}\n");
        };
    }

    private Map<String, String> written(Path home, String text) throws IOException {
        write(home, text);
        return Map.of();
    }

    private Path write(Path home, String text) throws IOException {
        Path file = file(home);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
