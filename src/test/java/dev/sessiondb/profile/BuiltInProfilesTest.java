package dev.sessiondb.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The profiles that come with the program, and the schema that editors are given, say the same of what a profile may say. */
class BuiltInProfilesTest {
    private static final Path RESOURCES = Path.of("src/main/resources/profiles");

    @TempDir
    private Path directory;

    static List<String> names() {
        return BuiltInProfiles.names();
    }

    @Test
    void everyFileIsListed() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> name.replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(names());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachIsReadAndKeepsToTheSchema(String name) throws IOException {
        Profile profile = BuiltInProfiles.find(name).orElseThrow();
        assertThat(profile.about().description()).isNotBlank();
        assertThat(profile.matches()).isNotEmpty();
        assertThat(complaints(BuiltInProfiles.text(name).orElseThrow())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tables: {t: {columns: {c: {from: a, prefer: [jsonb], nulls: '', not-null: true, add: true, secret: true}}}}",
                "tables: {t: {missing: warn, because: why, when: [{target-has: [], skip: true, columns: {c: {name: d}}}]}}",
                "tables: {t: {derived: {d: {sql: '1', type: TEXT, needs: [c]}}}}",
                "matches: [{t: [a, b]}, {u: c}]"
            })
    void whatTheSchemaAllowsIsRead(String text) throws IOException {
        assertThat(complaints(text)).isEmpty();
        assertThat(read(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tabels: {}",
                "missing: maybe",
                "tables: {t: {columns: {c: {fro: a}}}}",
                "tables: {t: {when: [{target-has: [], missing: warn}]}}",
                "tables: {t: {derived: {d: {type: TEXT}}}}",
                "tables: {t: {columns: {c: {secret: perhaps}}}}"
            })
    void whatTheSchemaForbidsIsRefused(String text) throws IOException {
        assertThat(complaints(text)).isNotEmpty();
        assertThatThrownBy(() -> read(text)).hasMessageContaining("is not valid");
    }

    private Profile read(String text) throws IOException {
        return ProfileReader.read(Files.writeString(directory.resolve("profile.yaml"), text));
    }

    private static Set<ValidationMessage> complaints(String yaml) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode document = mapper.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(yaml));
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(mapper.readTree(Path.of("docs/profile.schema.json").toFile()));
        return schema.validate(document);
    }
}
