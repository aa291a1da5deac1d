package dev.sessiondb.profile;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a profile file: YAML as {@code docs/profile.schema.json} describes it. All that is wrong with it is said at once. */
public final class ProfileReader {
    private static final long LARGEST = 16L * 1024 * 1024;
    private static final Set<String> ROOT = Set.of(
            "version",
            "description",
            "matches",
            "missing",
            "application",
            "schema-per-project",
            "identifiers",
            "defaults",
            "tables");

    private final String name;
    private final Complaints complaints = new Complaints();

    private ProfileReader(String name) {
        this.name = name;
    }

    /**
     * Reads a file.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code CONFIG_INVALID}
     */
    public static Profile read(Path file) {
        ProfileReader reader = new ProfileReader(file.toString());
        return reader.profile(reader.text(file), false);
    }

    static Profile builtIn(String name, String text) {
        return new ProfileReader(name).profile(text, true);
    }

    private Profile profile(String text, boolean builtIn) {
        Section root = Section.of("", document(text), complaints);
        root.allow(ROOT);
        root.text("version").filter(version -> !version.equals("1")).ifPresent(version -> {
            complaints.add("version", "`" + version + "` is not known; this program reads version 1");
        });
        Profile profile = new Profile(
                new Profile.About(name, root.text("description").orElse(""), builtIn, root.truth("schema-per-project")),
                matches(root),
                root.choice("missing", Missing.class).orElse(Missing.ERROR),
                root.choice("identifiers", Identifiers.class),
                choices(root),
                tables(root.section("tables")));
        if (!complaints.all().isEmpty()) {
            throw invalid(String.join("\n    ", complaints.all()));
        }
        return profile;
    }

    private static List<SourceMatch> matches(Section root) {
        return root.sections("matches").stream()
                .map(match -> {
                    Map<String, List<String>> columns = new LinkedHashMap<>();
                    match.keys().forEach(table -> columns.put(table, match.texts(table)));
                    return new SourceMatch(columns);
                })
                .toList();
    }

    private static Choices choices(Section root) {
        Section defaults = root.section("defaults");
        defaults.allow(ChoiceKeys.NAMES);
        return ChoiceKeys.read(defaults);
    }

    private static Map<String, TableRule> tables(Section section) {
        Map<String, TableRule> tables = new LinkedHashMap<>();
        for (String name : section.keys()) {
            tables.put(name, RuleReader.table(section.section(name)));
        }
        return tables;
    }

    private Map<?, ?> document(String text) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            options.setCodePointLimit((int) LARGEST);
            Object document = new Yaml(new SafeConstructor(options)).load(text);
            if (document instanceof Map<?, ?> map) {
                return map;
            }
            throw invalid("it is not a mapping of keys");
        } catch (YAMLException e) {
            throw invalid(String.valueOf(e.getMessage()).replace("\n", "\n    "));
        }
    }

    private String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw invalid("it has more than " + LARGEST + " bytes");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw Problem.of(ErrorCode.CONFIG_INVALID, "cannot read profile `" + file + "`")
                    .causedBy(Optional.ofNullable(e.getMessage())
                            .orElse(e.getClass().getSimpleName()))
                    .hint(
                            "give the path of a profile file, as `sessiondb profile init` writes one, or the name of one of `sessiondb profile list`")
                    .toException(e);
        }
    }

    private RuntimeException invalid(String causes) {
        return Problem.of(ErrorCode.CONFIG_INVALID, "profile `" + name + "` is not valid")
                .causedBy(causes)
                .hint("see docs/profile.md for what a profile may say")
                .toException();
    }

    /** What is wrong, key by key. */
    static final class Complaints {
        private final List<String> all = new java.util.ArrayList<>();

        void add(String key, String what) {
            all.add("`" + key + "`: " + what);
        }

        List<String> all() {
            return List.copyOf(all);
        }
    }
}
