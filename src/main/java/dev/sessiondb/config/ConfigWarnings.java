package dev.sessiondb.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Warns of what works and should be changed: the deprecated backend, and a password that others can read. */
final class ConfigWarnings {
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private ConfigWarnings() {}

    static List<ConfigWarning> of(Settings settings, List<ConfigFile> files) {
        List<ConfigWarning> warnings = new ArrayList<>();
        if (settings.backend().value() == Backend.JSON) {
            warnings.add(deprecated(settings.backend()));
        }
        settings.postgres().ifPresent(connection -> connection.value().warnings().stream()
                .map(warning -> passedOver(connection, warning))
                .forEach(warnings::add));
        files.forEach(file -> exposed(file).ifPresent(warnings::add));
        return warnings;
    }

    private static ConfigWarning deprecated(Setting<Backend> backend) {
        return new ConfigWarning(
                "config.json-deprecated",
                backend.origin(),
                "the JSON backend is deprecated: `sessiondb.backend` is `json`",
                "migrate away with `sessiondb migrate to postgres --from json`",
                true);
    }

    private static ConfigWarning passedOver(Setting<ConnectionString> connection, String warning) {
        return new ConfigWarning(
                "config.password-file", connection.origin(), warning, "mend the password file, or remove it", true);
    }

    private static Optional<ConfigWarning> exposed(ConfigFile file) {
        return file.get(ConfigKey.CONNECTION_STRING)
                .filter(connection -> holdsPassword(connection.value()) && readByOthers(file.path()))
                .map(connection -> new ConfigWarning(
                        "config.password-exposed",
                        connection.origin(),
                        "`" + ConfigKey.CONNECTION_STRING.path() + "` holds a password, and others may read the file",
                        "run `chmod 600 " + file.path() + "`, or take the password out: `${VARIABLE}`, `.pgpass`",
                        true));
    }

    /** Whether the text itself holds one, and not only a variable that will. */
    private static boolean holdsPassword(String raw) {
        try {
            Environment nothing = new Environment(Map.of(), Path.of("/"), Path.of("/"));
            return ConnectionStringParser.parse(raw, nothing)
                    .password()
                    .filter(password -> !password.reveal().contains("${"))
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean readByOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
