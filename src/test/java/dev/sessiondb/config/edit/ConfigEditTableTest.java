package dev.sessiondb.config.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigEditTableTest {
    private static final List<String> KEY = List.of("sessiondb", "backend");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T08:15:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource
    void oneValueChanges(String name, String before, String after, int line) throws IOException {
        Path file = Files.writeString(directory.resolve(name), before);

        ConfigEdit edit = ConfigEdit.plan(file, KEY, "postgres");

        assertThat(edit.obstacle()).isEmpty();
        assertThat(edit.apply(CLOCK)).isPresent();
        assertThat(Files.readString(file)).isEqualTo(after);
        assertThat(edit.line()).isEqualTo(line);
        assertThat(ConfigEdit.plan(file, KEY, "postgres").changes()).isFalse();
    }

    static Stream<Arguments> oneValueChanges() {
        return Stream.of(yamlReplaced(), yamlAdded(), tomlReplaced(), tomlAdded(), jsonCases())
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> yamlReplaced() {
        return Stream.of(
                yaml("sessiondb:\n  backend: sqlite\n", "sessiondb:\n  backend: postgres\n", 2),
                yaml("sessiondb:\n  backend: sqlite", "sessiondb:\n  backend: postgres", 2),
                yaml("sessiondb:\n  backend: 'sqlite'  # why\n", "sessiondb:\n  backend: 'postgres'  # why\n", 2),
                yaml("sessiondb:\n  backend: \"sqlite\"\n", "sessiondb:\n  backend: \"postgres\"\n", 2),
                yaml("sessiondb:\r\n  backend: sqlite\r\n", "sessiondb:\r\n  backend: postgres\r\n", 2),
                yaml("sessiondb:\r  backend: sqlite\r", "sessiondb:\r  backend: postgres\r", 2),
                yaml("a: 1\r\nsessiondb:\n  backend: sqlite\r\n", "a: 1\r\nsessiondb:\n  backend: postgres\r\n", 3),
                yaml("\uFEFFsessiondb:\n  backend: sqlite\n", "\uFEFFsessiondb:\n  backend: postgres\n", 2),
                yaml("a: 😀😀\nsessiondb:\n  backend: sqlite\n", "a: 😀😀\nsessiondb:\n  backend: postgres\n", 3),
                yaml("sessiondb.backend: sqlite\n", "sessiondb.backend: postgres\n", 1),
                yaml("sessiondb: {backend: sqlite, b: 1}\n", "sessiondb: {backend: postgres, b: 1}\n", 1),
                yaml("{\"sessiondb\":{\"backend\":\"sqlite\"}}", "{\"sessiondb\":{\"backend\":\"postgres\"}}", 1),
                yaml("sessiondb:\n  backend: &b sqlite # x\n", "sessiondb:\n  backend: &b postgres # x\n", 2),
                yaml("sessiondb:\n  backend: !!str sqlite\n", "sessiondb:\n  backend: !!str postgres\n", 2),
                yaml("sessiondb:\n  backend: !b sqlite\n", "sessiondb:\n  backend: !b postgres\n", 2),
                yaml("a: &b sqlite\nsessiondb:\n  backend: *b\n", "a: &b sqlite\nsessiondb:\n  backend: postgres\n", 3),
                yaml("sessiondb:\n  backend: ${B:-sqlite}\n", "sessiondb:\n  backend: postgres\n", 2),
                yaml(
                        "sessiondb:\n  backend: |\n    sqlite\n\n  b: 1\n",
                        "sessiondb:\n  backend: postgres\n\n  b: 1\n",
                        2),
                yaml("sessiondb:\n  backend: >- # c\n    sqlite\n", "sessiondb:\n  backend: postgres # c\n", 2),
                yaml("sessiondb:\n  backend: a\n    b\n", "sessiondb:\n  backend: postgres\n", 2),
                yaml(
                        "sessiondb:\n  backend:   # none\n  b: 1\n",
                        "sessiondb:\n  backend: postgres   # none\n  b: 1\n",
                        2),
                yaml("sessiondb:\n  backend: ~\n", "sessiondb:\n  backend: postgres\n", 2),
                yaml("sessiondb:\n  backend: 5 \t\n", "sessiondb:\n  backend: postgres \t\n", 2),
                yaml("sessiondb:\n  ? backend\n  : sqlite\n", "sessiondb:\n  ? backend\n  : postgres\n", 3),
                yaml(
                        "%YAML 1.1\n---\nsessiondb:\n  backend: a\n...\n---\nsessiondb:\n  backend: a\n",
                        "%YAML 1.1\n---\nsessiondb:\n  backend: postgres\n...\n---\nsessiondb:\n  backend: a\n", 4));
    }

    private static Stream<Arguments> yamlAdded() {
        return Stream.of(
                yaml("", "sessiondb:\n  backend: postgres\n", 2),
                yaml("# only\n", "# only\nsessiondb:\n  backend: postgres\n", 3),
                yaml("---\n", "---\nsessiondb:\n  backend: postgres\n", 3),
                yaml("---\n...\n", "---\nsessiondb:\n  backend: postgres\n...\n", 3),
                yaml("a: 1", "a: 1\nsessiondb:\n  backend: postgres", 3),
                yaml("a: 1\r\n", "a: 1\r\nsessiondb:\r\n  backend: postgres\r\n", 3),
                yaml("a:\n    b: 1\n", "a:\n    b: 1\nsessiondb:\n    backend: postgres\n", 4),
                yaml("a: 1\n---\nb: 2\n", "a: 1\nsessiondb:\n  backend: postgres\n---\nb: 2\n", 3),
                yaml("a: |\n  b", "sessiondb:\n  backend: postgres\na: |\n  b", 2),
                yaml("sessiondb:\n", "sessiondb:\n  backend: postgres\n", 2),
                yaml("sessiondb:", "sessiondb:\n  backend: postgres", 2),
                yaml("sessiondb: # c\na: 1\n", "sessiondb: # c\n  backend: postgres\na: 1\n", 2),
                yaml("sessiondb: {}\n", "sessiondb: {backend: postgres}\n", 1),
                yaml("sessiondb: { }\n", "sessiondb: { backend: postgres }\n", 1),
                yaml("sessiondb: null\n", "sessiondb: {backend: postgres}\n", 1),
                yaml("sessiondb: ~ # c\n", "sessiondb: {backend: postgres} # c\n", 1),
                yaml("sessiondb: &s\n   b: 'x'\n", "sessiondb: &s\n   backend: 'postgres'\n   b: 'x'\n", 2),
                yaml(
                        "sessiondb:\n  # about b\n  \"b\": \"x\"\n",
                        "sessiondb:\n  \"backend\": \"postgres\"\n  # about b\n  \"b\": \"x\"\n",
                        2),
                yaml("sessiondb: {b: 1}\n", "sessiondb: {backend: postgres, b: 1}\n", 1),
                yaml(
                        "x: &x {backend: a}\nsessiondb:\n  <<: *x\n",
                        "x: &x {backend: a}\nsessiondb:\n  backend: postgres\n  <<: *x\n",
                        3),
                yaml("sessiondb.path: a\n", "sessiondb.backend: postgres\nsessiondb.path: a\n", 1),
                yaml("{a: 1}", "{sessiondb: {backend: postgres}, a: 1}", 1),
                yaml("{}\n", "{sessiondb: {backend: postgres}}\n", 1));
    }

    private static Stream<Arguments> tomlReplaced() {
        return Stream.of(
                toml("[sessiondb]\nbackend = \"sqlite\"\n", "[sessiondb]\nbackend = \"postgres\"\n", 2),
                toml("[sessiondb]\nbackend = 'sqlite' # c\n", "[sessiondb]\nbackend = 'postgres' # c\n", 2),
                toml("[sessiondb]\r\nbackend=\"sqlite\"\r\n", "[sessiondb]\r\nbackend=\"postgres\"\r\n", 2),
                toml("[sessiondb]\nbackend = \"a#b\"", "[sessiondb]\nbackend = \"postgres\"", 2),
                toml("sessiondb.backend = \"sqlite\"\n", "sessiondb.backend = \"postgres\"\n", 1),
                toml("\"sessiondb\" . 'backend' = \"a\"\n", "\"sessiondb\" . 'backend' = \"postgres\"\n", 1),
                toml("sessiondb = { backend = \"a\" }\n", "sessiondb = { backend = \"postgres\" }\n", 1),
                toml("sessiondb = {b = [1, 2], backend='a'}\n", "sessiondb = {b = [1, 2], backend='postgres'}\n", 1),
                toml("[sessiondb]\nbackend = \"\"\"\na\n\"\"\" # c\n", "[sessiondb]\nbackend = \"postgres\" # c\n", 2),
                toml("[sessiondb]\nbackend = \"\"\"a\"\"\"\"\"\n", "[sessiondb]\nbackend = \"postgres\"\n", 2),
                toml("[sessiondb]\nbackend = 5\n", "[sessiondb]\nbackend = \"postgres\"\n", 2),
                toml(
                        "a = \"😀 [sessiondb]\"\n[sessiondb.b]\nc = 1\n[ sessiondb ]\nbackend = \"\\\"\"\n",
                        "a = \"😀 [sessiondb]\"\n[sessiondb.b]\nc = 1\n[ sessiondb ]\nbackend = \"postgres\"\n",
                        5),
                toml(
                        "a = [ # ]\n  '''\n[sessiondb]''', {b = 1}]\n[sessiondb]\nbackend = 'a'\n",
                        "a = [ # ]\n  '''\n[sessiondb]''', {b = 1}]\n[sessiondb]\nbackend = 'postgres'\n",
                        5));
    }

    private static Stream<Arguments> tomlAdded() {
        return Stream.of(
                toml("", "[sessiondb]\nbackend = \"postgres\"\n", 2),
                toml("# c", "# c\n[sessiondb]\nbackend = \"postgres\"", 3),
                toml("a = 1\n[b]\nc = 1\n", "a = 1\n[b]\nc = 1\n[sessiondb]\nbackend = \"postgres\"\n", 5),
                toml("[sessiondb]\n", "[sessiondb]\nbackend = \"postgres\"\n", 2),
                toml("[sessiondb]", "[sessiondb]\nbackend = \"postgres\"", 2),
                toml("[sessiondb] # c\n  b='x'\n[z]\n", "[sessiondb] # c\n  backend='postgres'\n  b='x'\n[z]\n", 2),
                toml("sessiondb = {}\n", "sessiondb = {backend = \"postgres\"}\n", 1),
                toml("sessiondb = { b = 1 }\n", "sessiondb = { backend = \"postgres\", b = 1 }\n", 1),
                toml("sessiondb.b = 1\n[z]\n", "sessiondb.backend = \"postgres\"\nsessiondb.b = 1\n[z]\n", 1),
                toml("[sessiondb.b]\nc = 1\n", "[sessiondb.b]\nc = 1\n[sessiondb]\nbackend = \"postgres\"\n", 4),
                toml(
                        "[[z]]\nsessiondb.backend = 1\n",
                        "[[z]]\nsessiondb.backend = 1\n[sessiondb]\nbackend = \"postgres\"\n",
                        4));
    }

    private static Stream<Arguments> jsonCases() {
        return Stream.of(
                json("{\"sessiondb\":{\"backend\":\"sqlite\"}}", "{\"sessiondb\":{\"backend\":\"postgres\"}}", 1),
                json("{\"sessiondb.backend\": \"sqlite\"}", "{\"sessiondb.backend\": \"postgres\"}", 1),
                json(
                        "{\r\n\t\"é😀\": 1,\r\n\t\"sessiondb\": {\"backend\" : \"a\\\"b\" }\r\n}",
                        "{\r\n\t\"é😀\": 1,\r\n\t\"sessiondb\": {\"backend\" : \"postgres\" }\r\n}",
                        3),
                json("{\"sessiondb\": {\"backend\": null}}\n", "{\"sessiondb\": {\"backend\": \"postgres\"}}\n", 1),
                json("{\"sessiondb\": {\"backend\": -1.5e3}}\n", "{\"sessiondb\": {\"backend\": \"postgres\"}}\n", 1),
                json("{\"sessiondb\":{\"backend\":true}}\n", "{\"sessiondb\":{\"backend\":\"postgres\"}}\n", 1),
                json("{\"sessiondb\": {}}", "{\"sessiondb\": {\"backend\": \"postgres\"}}", 1),
                json("{\"sessiondb\":null}", "{\"sessiondb\":{\"backend\":\"postgres\"}}", 1),
                json("{\"sessiondb\":{\"b\":1}}", "{\"sessiondb\":{\"backend\":\"postgres\",\"b\":1}}", 1),
                json(
                        "{\n  \"sessiondb\": {\n    \"b\": [1]\n  }\n}\n",
                        "{\n  \"sessiondb\": {\n    \"backend\": \"postgres\",\n    \"b\": [1]\n  }\n}\n",
                        3),
                json("{}", "{\"sessiondb\": {\"backend\": \"postgres\"}}", 1),
                json("{\"a\":1}", "{\"sessiondb\":{\"backend\":\"postgres\"},\"a\":1}", 1),
                json("{ \"a\": 1 }", "{ \"sessiondb\": {\"backend\": \"postgres\"}, \"a\": 1 }", 1),
                json(
                        "{\n   \"a\": 1\n}",
                        "{\n   \"sessiondb\": {\n      \"backend\": \"postgres\"\n   },\n   \"a\": 1\n}",
                        3),
                json("{\"sessiondb.b\": 1}", "{\"sessiondb.backend\": \"postgres\", \"sessiondb.b\": 1}", 1));
    }

    @ParameterizedTest
    @MethodSource
    void whatCannotBeChangedAloneIsRefused(String name, String before, String reason) throws IOException {
        Path file = Files.writeString(directory.resolve(name), before);

        assertThatThrownBy(() -> ConfigEdit.plan(file, KEY, "postgres"))
                .isInstanceOfSatisfying(SessionDbException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CUTOVER_FAILED);
                    assertThat(e).hasMessageContaining(reason);
                    assertThat(e.problem().hint())
                            .hasValueSatisfying(hint -> assertThat(hint).contains("backend"));
                });
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    static Stream<Arguments> whatCannotBeChangedAloneIsRefused() {
        return Stream.of(
                arguments("c.yaml", "a: [1\n", "not YAML"),
                arguments("c.yaml", "- a\n", "not a mapping"),
                arguments("c.yaml", "sessiondb: x\n", "not a section"),
                arguments("c.yaml", "sessiondb: [x]\n", "not a section"),
                arguments("c.yaml", "sessiondb: {backend: [x]}\n", "not a single value"),
                arguments("c.yaml", "sessiondb:\n  backend:\n    x: 1\n", "not a single value"),
                arguments("c.yaml", "sessiondb:\n  backend: a\nsessiondb.backend: b\n", "twice"),
                arguments("c.yaml", "sessiondb:\n  backend: a\n  backend: b\n", "twice"),
                arguments("c.yaml", "a: &a {b: 1}\nsessiondb: *a\n", "elsewhere"),
                arguments("c.yaml", "sessiondb: {backend: &b a}\nx: *b\n", "anchor `b`"),
                arguments("c.yaml", "sessiondb: &s\n  backend: a\nx: *s\n", "anchor `s`"),
                arguments("c.yaml", "a: &a {b: 1}\n<<: *a\n", "merge"),
                arguments("c.yaml", "sessiondb: {backend: !!int 5}\n", "alone"),
                arguments("c.yaml", "a: *nothing\n", "nothing"),
                arguments("c.yaml", "a: " + "[".repeat(99) + "]".repeat(99), "nested"),
                arguments("c.yaml", "a: " + "x".repeat(1 << 20), "1 MiB"),
                arguments("c.toml", "a = \n", "not TOML"),
                arguments("c.toml", "[a]\nb=1\nb=2\n", "not TOML"),
                arguments("c.toml", "[[sessiondb]]\nbackend = 'a'\n", "not a single section"),
                arguments("c.toml", "sessiondb = 5\n", "not a section"),
                arguments("c.toml", "sessiondb.backend = ['a']\n", "not a single value"),
                arguments("c.toml", "[sessiondb.backend]\na = 1\n", "not a single value"),
                arguments("c.json", "", "empty"),
                arguments("c.json", "// c\n{}", "not JSON"),
                arguments("c.json", "{} {}", "not JSON"),
                arguments("c.json", "{\"a\":1,\"a\":2}", "not JSON"),
                arguments("c.json", "[]", "not an object"),
                arguments("c.json", "{\"sessiondb\": 5}", "not a section"),
                arguments("c.json", "{\"sessiondb\": {\"backend\": {}}}", "not a single value"));
    }

    private static Arguments yaml(String before, String after, int line) {
        return arguments("c.yaml", before, after, line);
    }

    private static Arguments toml(String before, String after, int line) {
        return arguments("c.toml", before, after, line);
    }

    private static Arguments json(String before, String after, int line) {
        return arguments("c.json", before, after, line);
    }
}
