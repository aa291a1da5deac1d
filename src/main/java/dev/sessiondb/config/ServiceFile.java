package dev.sessiondb.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** libpq's connection service file. Format and places: PostgreSQL documentation, "The Connection Service File". */
final class ServiceFile {
    private static final Path SYSTEM = Path.of("/etc/postgresql-common");

    private ServiceFile() {}

    /**
     * The parameters of a service.
     *
     * @throws IllegalArgumentException when no file has it, or one can't be read; the message ends a sentence
     */
    static Map<String, String> find(String service, Environment environment) {
        for (Path file : files(environment)) {
            Optional<Map<String, String>> found = Files.exists(file) ? in(file, service) : Optional.empty();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalArgumentException("names the service `" + service + "`, which no service file defines");
    }

    private static List<Path> files(Environment environment) {
        Path own = environment
                .variable("PGSERVICEFILE")
                .map(name -> environment.path(name, environment.directory()))
                .orElse(environment.home().resolve(".pg_service.conf"));
        Path shared = environment.variable("PGSYSCONFDIR").map(Path::of).orElse(SYSTEM);
        return List.of(own, shared.resolve("pg_service.conf"));
    }

    private static Optional<Map<String, String>> in(Path file, String service) {
        Map<String, String> values = new LinkedHashMap<>();
        boolean inside = false;
        boolean found = false;
        for (String raw : lines(file)) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[")) {
                inside = line.equals("[" + service + "]") && !found;
                found |= inside;
            } else if (inside) {
                put(values, line, file);
            }
        }
        return found ? Optional.of(values) : Optional.empty();
    }

    private static void put(Map<String, String> values, String line, Path file) {
        int equals = line.indexOf('=');
        if (equals < 1 || line.startsWith("service=")) {
            throw new IllegalArgumentException(
                    "names a service whose definition in `" + file + "` has a line that can't be used");
        }
        values.putIfAbsent(line.substring(0, equals), line.substring(equals + 1));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("names a service, and `" + file + "` can't be read", e);
        }
    }
}
