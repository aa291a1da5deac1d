package dev.sessiondb.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The applications that the built-in profiles speak of. */
public final class Applications {
    private final List<Application> all;

    private Applications(List<Application> all) {
        this.all = List.copyOf(all);
    }

    /** Read once, when they are first asked for. */
    private static final class Known {
        static final Applications ALL = new Applications(resource("index.txt")
                .lines()
                .map(name -> ApplicationReader.read(name, resource(name + ".yaml")))
                .toList());

        private static String resource(String name) {
            try (InputStream in = Applications.class.getResourceAsStream("/profiles/" + name)) {
                return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Applications known() {
        return Known.ALL;
    }

    /** Their environment variables of a key, the strongest first. */
    Stream<String> variables(ConfigKey key) {
        return all.stream().flatMap(application -> application.variables().getOrDefault(key, List.of()).stream());
    }

    /** The session files that can be written. */
    public static List<SessionFileForm> sessionFiles() {
        return known().all.stream()
                .flatMap(application -> application.sessionFile().stream())
                .toList();
    }

    List<Application> all() {
        return all;
    }

    /** The names of their directories of config files. */
    List<String> directories() {
        return all.stream()
                .flatMap(application -> application.directory().stream())
                .toList();
    }

    /** Whose config file it is; empty for sessiondb's own. */
    Optional<Application> owner(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        String name = parent == null ? "" : String.valueOf(parent.getFileName()).replaceFirst("^\\.", "");
        return all.stream()
                .filter(application ->
                        application.directory().filter(name::equals).isPresent())
                .findFirst();
    }

    /** Whether a key is an application's own. */
    boolean passesOver(String path) {
        return all.stream()
                .flatMap(application -> application.passedOver().stream())
                .anyMatch(own -> path.equals(own) || path.startsWith(own + "."));
    }
}
