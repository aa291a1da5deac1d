package dev.sessiondb.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ids of checks and the codes of findings, drift and warnings: those in the sources, and those in {@code docs/findings.md}. */
final class Catalogued {
    private static final Path SOURCES = Path.of("src/main/java/dev/sessiondb");
    private static final Pattern ANCHOR =
            Pattern.compile("<a id=\"([^\"]+)\"></a>`([^`]+)` \\| \\S[^|]+ \\| \\S[^|]+ \\|");
    private static final Pattern DOTTED = Pattern.compile(
            "\"((?:source|target|data|backup|destination|file|undo|schema|drift|cutover)\\.[a-z-]+|config\\.[a-z]+-[a-z-]+)\"");
    private static final Pattern CODE = Pattern.compile(
            "(?:findings\\.\\w+|new Finding|Finding\\.of|report)\\(\\s*(?:violation, |\\w+ \\? )?\"([a-z]+(?:-[a-z]+)*)\"(?: : \"([a-z-]+)\")?");

    /** Of files, which look the same. */
    private static final Set<String> FILES = Set.of("source.db");

    private static final List<String> CONSTRAINTS =
            List.of("primary-key", "unique", "not-null", "check", "foreign-key");
    private static final List<String> OBJECTS = List.of(
            "virtual-table",
            "shadow-table",
            "trigger",
            "view",
            "index",
            "foreign-key",
            "check-constraint",
            "generated-column",
            "table-definition");

    private Catalogued() {}

    /** Those with a row of cause and remedy. */
    static Set<String> documented() throws IOException {
        Set<String> ids = new TreeSet<>();
        ANCHOR.matcher(Files.readString(Path.of("docs/findings.md")))
                .results()
                .filter(found -> found.group(1).equals(found.group(2)))
                .forEach(found -> ids.add(found.group(1)));
        return ids;
    }

    /** Those that the sources spell out, and those that they put together of what an object or a constraint is. */
    static Set<String> used() throws IOException {
        Set<String> ids = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                DOTTED.matcher(text).results().forEach(found -> ids.add(found.group(1)));
                CODE.matcher(text).results().forEach(found -> {
                    ids.add(found.group(1));
                    Stream.ofNullable(found.group(2)).forEach(ids::add);
                });
            }
        }
        ids.removeAll(FILES);
        OBJECTS.forEach(kind -> ids.add(kind + "-not-carried"));
        CONSTRAINTS.forEach(kind -> ids.addAll(List.of(kind + "-violated", kind + "-given-up")));
        return ids;
    }
}
