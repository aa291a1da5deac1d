package dev.sessiondb.config;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the section {@code application} of a built-in profile, and nothing else of it: every command needs this one, and few the rest. */
final class ApplicationReader {
    private static final String SECTION = "application";
    private static final Set<String> KEYS = Set.of("directory", "variables", "passed-over", "sqlite", "session-file");

    private ApplicationReader() {}

    /**
     * Reads it.
     *
     * @param name the profile's
     * @param text the whole profile
     * @throws IllegalStateException when it isn't as it must be, which is a mistake of ours
     */
    static Application read(String name, String text) {
        Map<String, Object> section = section(new Yaml(new SafeConstructor(new LoaderOptions())).load(cut(text)));
        Map<String, Object> application = section(section.get(SECTION));
        if (!KEYS.containsAll(application.keySet())) {
            throw new IllegalStateException("profile `" + name + "`: `" + SECTION + "` has a key that isn't known");
        }
        Map<String, Object> sessionFile = section(application.get("session-file"));
        return new Application(
                name,
                texts(application.get("directory")).stream().findFirst(),
                variables(section(application.get("variables"))),
                new HashSet<>(texts(application.get("passed-over"))),
                paths(section(application.get("sqlite"))),
                sessionFile.isEmpty() ? Optional.empty() : Optional.of(form(name, sessionFile)));
    }

    /** The section's lines: from its name to the next name at the left margin. */
    private static String cut(String text) {
        String lines = text.lines()
                .dropWhile(line -> !line.equals(SECTION + ":"))
                .takeWhile(line -> line.equals(SECTION + ":") || line.isBlank() || line.matches("[ #].*"))
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "{}" : lines;
    }

    private static Map<ConfigKey, List<String>> variables(Map<String, Object> section) {
        Map<ConfigKey, List<String>> variables = new EnumMap<>(ConfigKey.class);
        section.forEach((key, names) -> variables.put(ConfigKey.of(key).orElseThrow(), texts(names)));
        return variables;
    }

    private static DefaultPaths paths(Map<String, Object> section) {
        return new DefaultPaths(texts(section.get("project")), texts(section.get("user")));
    }

    private static SessionFileForm form(String name, Map<String, Object> section) {
        return new SessionFileForm(
                name,
                new HashSet<>(texts(section.get("booleans"))),
                new HashSet<>(texts(section.get("structures"))),
                paths(section));
    }

    private static Map<String, Object> section(@Nullable Object node) {
        return node instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .collect(Collectors.toMap(entry -> String.valueOf(entry.getKey()), Map.Entry::getValue))
                : Map.of();
    }

    private static List<String> texts(@Nullable Object node) {
        if (node instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return node == null ? List.of() : List.of(String.valueOf(node));
    }
}
