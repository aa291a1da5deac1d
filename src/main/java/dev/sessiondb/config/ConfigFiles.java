package dev.sessiondb.config;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the project's and the user's config files. Within one place, sessiondb's own wins over an application's. */
final class ConfigFiles {
    private static final List<String> NAMES = List.of("config.yaml", "config.yml", "config.toml", "config.json");
    private static final String OURS = "sessiondb";

    private final Environment environment;
    private final Findings findings;

    ConfigFiles(Environment environment, Findings findings) {
        this.environment = environment;
        this.findings = findings;
    }

    /** Of the nearest of the working directory and its ancestors that has any; the one that counts first. */
    List<Path> project() {
        for (Path directory = environment.directory(); directory != null; directory = directory.getParent()) {
            List<Path> found = in(directory, directories("."));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** The user's; the one that counts first. */
    List<Path> user() {
        return in(userBase(environment), directories(""));
    }

    /** Where the user's file goes when there is none yet. */
    static Path newUserFile(Environment environment) {
        return userBase(environment).resolve(OURS).resolve(NAMES.get(0));
    }

    /** Whether nobody but sessiondb reads the file. */
    static boolean isOurs(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        String directory = parent == null ? "" : String.valueOf(parent.getFileName());
        return directory.equals("." + OURS) || directory.equals(OURS);
    }

    private static List<String> directories(String prefix) {
        return Stream.concat(Stream.of(OURS), Applications.known().directories().stream())
                .map(name -> prefix + name)
                .toList();
    }

    private static Path userBase(Environment environment) {
        return environment
                .variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(environment.home().resolve(".config"));
    }

    private List<Path> in(Path base, List<String> directories) {
        return directories.stream()
                .flatMap(directory -> only(base.resolve(directory)).stream())
                .toList();
    }

    /** Which of two files in one directory counts is nothing to guess. */
    private Optional<Path> only(Path directory) {
        List<Path> found = NAMES.stream()
                .map(directory::resolve)
                .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (found.size() > 1) {
            findings.problem(
                    found.get(1).toString(),
                    Optional.empty(),
                    "stands beside `" + found.get(0) + "`: two config files in one directory; remove one of them");
        }
        return found.stream().findFirst();
    }
}
