package dev.sessiondb.config;

import dev.sessiondb.profile.BuiltInProfiles;
import java.nio.file.Path;
import java.util.List;
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
        static final Applications ALL = new Applications(BuiltInProfiles.names().stream()
                .map(name ->
                        ApplicationReader.read(name, BuiltInProfiles.text(name).orElseThrow()))
                .toList());
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
