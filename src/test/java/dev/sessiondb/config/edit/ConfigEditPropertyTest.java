package dev.sessiondb.config.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tomlj.Toml;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** For any file: the edit changes what the file says in one value, one line of its text, and is taken back by the opposite edit. */
class ConfigEditPropertyTest {
    private static final int FILES = 100;
    private static final List<String> KEY = List.of("sessiondb", "backend");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void oneValueAndNothingElse(ConfigFormat format) throws IOException {
        for (long seed = 0; seed < FILES; seed++) {
            Path file = Files.createDirectory(directory.resolve(String.valueOf(seed)))
                    .resolve("config." + format.name().toLowerCase(Locale.ROOT));
            GeneratedConfig config = GeneratedConfig.of(format, seed);
            Files.writeString(file, config.text());
            ConfigEdit edit = ConfigEdit.plan(file, KEY, "postgres");
            edit.apply(Clock.systemUTC());
            String after = Files.readString(file);
            String name = "seed " + seed + ": " + config.text();
            assertThat(edit.before()).as(name).isEqualTo(config.backend() ? Optional.of("sqlite") : Optional.empty());
            assertThat(content(format, after)).as(name).isEqualTo(expected(format, config.text()));
            assertThat(changedLines(config.text(), after))
                    .as(name + after)
                    .isLessThanOrEqualTo(config.backend() ? 1 : 0);
            if (config.backend()) {
                ConfigEdit.plan(file, KEY, "sqlite").apply(Clock.systemUTC());
                assertThat(Files.readString(file)).as(name).isEqualTo(config.text());
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> expected(ConfigFormat format, String text) throws IOException {
        Map<String, Object> content = content(format, text);
        ((Map<String, Object>) content.get("sessiondb")).put("backend", "postgres");
        return content;
    }

    /** As any application would read it; not by the code under test. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> content(ConfigFormat format, String text) throws IOException {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return switch (format) {
            case YAML -> new Yaml(new SafeConstructor(new LoaderOptions())).load(plain);
            case TOML -> new ObjectMapper().readValue(Toml.parse(plain).toJson(), TreeMap.class);
            case JSON -> new ObjectMapper().readValue(plain, TreeMap.class);
        };
    }

    /** How many of the old lines are not there any more, in their order; a compact JSON file has but one. */
    private static int changedLines(String before, String after) {
        List<String> old = List.of(before.split("\n", -1));
        List<String> now = List.of(after.split("\n", -1));
        if (old.size() <= 2) {
            return 0;
        }
        if (old.size() == now.size()) {
            return (int) IntStream.range(0, old.size())
                    .filter(i -> !old.get(i).equals(now.get(i)))
                    .count();
        }
        Iterator<String> rest = now.iterator();
        return (int) old.stream().filter(line -> !follows(rest, line)).count();
    }

    private static boolean follows(Iterator<String> rest, String line) {
        while (rest.hasNext()) {
            if (rest.next().equals(line)) {
                return true;
            }
        }
        return false;
    }
}
