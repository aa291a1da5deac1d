package dev.sessiondb.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.cli.CommandTree;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.testing.JsonContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/** The schemas of what {@code --json} prints: one for each command, and so strict that a field that isn't described is noticed. */
class JsonSchemasTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<CommandSpec> commands() {
        return CommandTree.all();
    }

    static Stream<Path> examples() throws IOException {
        return Examples.files();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasOne(CommandSpec command) throws IOException {
        String name = CommandTree.name(command);
        assertThat(texts(schema("document").at("/properties/command/enum"))).contains(name);
        if (CommandTree.has(command, "--json")) {
            assertThat(schema(name.replace(' ', '-'))
                            .at("/properties/command/const")
                            .textValue())
                    .isEqualTo(name);
        } else {
            assertThat(texts(schema("failure").at("/properties/command/enum"))).contains(name);
        }
    }

    @Test
    void noneIsOfACommandThatIsGone() throws IOException {
        assertThat(texts(schema("document").at("/properties/command/enum")))
                .containsExactlyInAnyOrderElementsOf(
                        commands().stream().map(CommandTree::name).toList());
    }

    @Test
    void theyKnowEveryExitStatus() throws IOException {
        JsonNode definitions = schema("common").at("/$defs");
        assertThat(texts(definitions.at("/errorCode/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(ErrorCode.values()).map(Enum::name).toList());
        assertThat(StreamSupport.stream(definitions.at("/exitCode/enum").spliterator(), false)
                        .map(JsonNode::intValue)
                        .filter(status -> status > 0))
                .containsExactlyElementsOf(Arrays.stream(ErrorCode.values())
                        .map(ErrorCode::exitStatus)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExamplesKeepToThem(Path example) throws IOException {
        assertThat(JsonContract.complaints(JSON.readTree(example.toFile()))).isEmpty();
    }

    /** A field more is noticed, wherever it stands; what the ledger keeps of a run, and rows by table, are open. */
    @ParameterizedTest
    @MethodSource("examples")
    void aFieldThatIsNotDescribedIsRefused(Path example) throws IOException {
        JsonNode document = JSON.readTree(example.toFile());
        for (ObjectNode object : closed(document)) {
            object.put("surprise", "!");
            assertThat(JsonContract.complaints(document))
                    .as("%s: %s", example, object)
                    .isNotEmpty();
            object.remove("surprise");
        }
    }

    private static List<ObjectNode> closed(JsonNode node) {
        List<ObjectNode> found = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            found.add(object);
            object.properties().stream()
                    .filter(member -> !member.getKey().equals("detail"))
                    .filter(member -> !member.getKey().equals("rows"))
                    .forEach(member -> found.addAll(closed(member.getValue())));
        } else {
            node.forEach(element -> found.addAll(closed(element)));
        }
        return found;
    }

    private static JsonNode schema(String name) throws IOException {
        Path file = JsonContract.DIRECTORY.resolve(name + ".schema.json");
        assertThat(Files.exists(file)).as("there is no %s", file).isTrue();
        return JSON.readTree(file.toFile());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
