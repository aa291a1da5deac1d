package dev.sessiondb.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.CheckStatus;
import dev.sessiondb.store.Source;
import dev.sessiondb.testing.SqliteFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {
    private static final String A = "{\"session\":\"a\",\"repoName\":\"r/a\"}";
    private static final String B = "{\"sessionId\":\"b\",\"repoName\":\"r/b\"}";

    @TempDir
    private Path home;

    static Stream<String> shapes() {
        String list = "[" + A + "," + B + "]";
        String keyed = "{\"a\":{\"repoName\":\"r/a\"},\"b\":" + B + "}";
        return Stream.of(
                list,
                " \n" + list + "\n",
                "\uFEFF" + list,
                "{\"sessions\":" + list + ",\"baseDir\":\"/x\"}",
                "{\"baseDir\":\"/x\",\"sessions\":" + list + "}",
                "{\"timestamp\":\"2025-01-01T00:00:00Z\",\"version\":\"1.0\",\"data\":{\"sessions\":" + list
                        + ",\"baseDir\":\"/x\"}}",
                "{\"data\":{\"baseDir\":\"/x\",\"sessions\":" + list + "},\"version\":\"1.0\"}",
                "{\"timestamp\":\"2025-01-01T00:00:00Z\",\"sourceLocation\":\"/y\",\"data\":{\"sessions\":" + list
                        + "}}",
                "{\"timestamp\":\"2025-01-01T00:00:00Z\",\"sourceLocation\":\"/y\",\"data\":" + keyed + "}",
                keyed);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void areToldByContent(String json) {
        Path file = SessionFiles.write(home.resolve("sessions.db"), json);
        assertThat(SessionFiles.query(file, "SELECT session, repoName FROM sessions ORDER BY 1"))
                .containsExactly(List.of("a", "r/a"), List.of("b", "r/b"));
        assertThat(SessionFiles.store(file).probe()).extracting(Check::status).containsOnly(CheckStatus.PASS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"repoName\":\"r\"}}",
                "{\"sessions\":{\"repoName\":\"r\"}}",
                "{\"branch\":{\"repoName\":\"r\",\"sessions\":[1]}}"
            })
    void aSessionMayHaveTheNameOfAWrapper(String json) {
        Path file = SessionFiles.write(home.resolve("a.json"), json);
        assertThat(SessionFiles.query(file, "SELECT count(*), min(repoName) FROM sessions"))
                .containsExactly(List.of(1, "r"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n ",
                "[]",
                "{}",
                "{\"sessions\":[]}",
                "{\"timestamp\":\"t\",\"version\":\"1.0\",\"data\":{\"sessions\":[]}}",
                "{\"timestamp\":\"t\",\"sourceLocation\":\"s\",\"data\":{}}"
            })
    void anEmptyFileIsAnEmptyDatabase(String json) {
        Path file = SessionFiles.write(home.resolve("a.json"), json);
        assertThat(SessionFiles.query(file, "SELECT count(*) FROM sessions")).containsExactly(List.of(0));
        assertThat(SessionFiles.query(file, "SELECT group_concat(name) FROM pragma_table_info('sessions')"))
                .containsExactly(
                        List.of(
                                "session,repoName,repoUrl,createdAt,taskId,branch,repoPath,backendType,prBranch,prApproved,prState,pullRequest,github,remote"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[1, 2]|isn't a session file: it holds an array of numbers",
                "[[], []]|an array of arrays",
                "[\"a\"]|an array of strings",
                "[null]|an array of nulls",
                "[true]|an array of booleans",
                "17|it holds a number",
                "\"text\"|it holds a string",
                "null|it holds null",
                "true|it holds a boolean",
                "{\"name\":\"x\",\"version\":\"1\"}|an object without sessions (it begins with `name`, `version`)",
                "{\"compilerOptions\":{\"strict\":true}}|an object without sessions",
                "{\"sessions\":5}|an object without sessions",
                "{\"sessions\":{}}|an object without sessions",
                "{\"timestamp\":\"t\",\"data\":[1]}|an object without sessions",
                "{\"session\":\"a\",\"prState\":{\"createdAt\":\"x\"}}|an object without sessions",
                "{\"sessions\":[],\"sessions\":[]}|has `sessions` twice",
                "[] []|several JSON values",
                "[{\"session\":\"a\"}|is not JSON: line 1, column 17: unexpected end-of-input: expected close marker for Array",
                "[{\"session\":\"a\"},|is not JSON: line 1",
                "{\"a\":{\"repoName\":\"x\"},,}|is not JSON: line 1, column 23",
                "not json|is not JSON: line 1, column 1: a bare word",
                "[{'session': 1}]|is not JSON: line 1",
            })
    void anythingElseIsNamed(String json, String found) {
        Path file = SessionFiles.write(home.resolve("a.json"), json);
        SessionDbException failure = catchThrowableOfType(
                SessionDbException.class, () -> SessionFiles.store(file).open());
        assertThat(failure.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
        assertThat(failure.problem().message()).contains("`" + file + "`", found);
        assertThat(SessionFiles.store(file).probe())
                .last()
                .satisfies(c -> assertThat(c.failed()).isTrue())
                .satisfies(c -> assertThat(c.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE))
                .satisfies(c -> assertThat(c.detail()).contains(found));
    }

    @Test
    void theLineOfABrokenPlaceIsTold() {
        Path file = SessionFiles.write(home.resolve("a.json"), "[\n" + A + ",\n{\"session\": oops}\n]");
        assertThat(SessionFiles.check(file, "source.format").detail()).contains("is not JSON: line 3, column ");
    }

    @Test
    void nestingIsLimited() {
        Path file = SessionFiles.write(home.resolve("a.json"), "[{\"session\":\"a\",\"x\":" + "[".repeat(100_000));
        assertThat(SessionFiles.check(file, "source.format").detail()).contains("is not JSON", "depth");
    }

    @Test
    void bytesThatAreNotUtf8AreNamed() throws Exception {
        Path file = Files.write(
                home.resolve("a.json"), "[{\"session\":\"caf\u00e9\"}]".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(SessionFiles.check(file, "source.format").detail()).contains("bytes that aren't UTF-8");
    }

    @Test
    void aDatabaseIsNoSessionFile() {
        Path file = SqliteFiles.create(home.resolve("sessions.json"), "CREATE TABLE t (a)");
        assertThat(SessionFiles.check(file, "source.format").failed()).isTrue();
    }

    @Test
    void aFileThatIsNotThereIsAFailure() {
        Path file = home.resolve("none.json");
        assertThat(SessionFiles.store(file).probe()).singleElement().satisfies(c -> {
            assertThat(c.id()).isEqualTo("source.exists");
            assertThat(c.failed()).isTrue();
        });
        SessionDbException failure = catchThrowableOfType(
                SessionDbException.class, () -> SessionFiles.store(file).open());
        assertThat(failure.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
        assertThat(SessionFiles.check(home, "source.exists").detail()).contains("is a directory");
    }

    @Test
    void whatLiesAroundTheRecordsIsNamed() {
        Path file = SessionFiles.write(
                home.resolve("a.json"), "{\"baseDir\":\"/x\",\"sessions\":[" + A + "],\"more\":[1]}");
        assertThat(SessionFiles.check(file, "source.format").detail())
                .contains("an array of records in `sessions`", "left out: `baseDir`, `more`");
    }

    @Test
    void aFileWrittenMeanwhileIsNoticed() throws Exception {
        Path file = SessionFiles.write(home.resolve("a.json"), "[" + A + "]");
        try (Source source = SessionFiles.store(file).open()) {
            assertThat(source.writtenSince()).isFalse();
            Files.writeString(file, "[" + A + "," + B + "]");
            assertThat(source.writtenSince()).isTrue();
            Files.delete(file);
            assertThat(source.writtenSince()).isTrue();
        }
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        Path file = SessionFiles.write(home.resolve("a.json"), "[" + A + "]");
        List<Path> before = temporary();
        JsonSourceStore store = SessionFiles.store(file);
        store.probe();
        try (Source source = store.open()) {
            assertThat(source.description().bytes()).isEqualTo(Files.size(file));
            assertThat(source.description().path()).isEqualTo(file);
            assertThat(source.description().lastWrite())
                    .isEqualTo(Files.getLastModifiedTime(file).toInstant());
        }
        assertThat(store.status().tables()).singleElement().satisfies(t -> assertThat(t.rows())
                .isEqualTo(1));
        assertThat(temporary()).isSubsetOf(before);
        assertThat(Files.list(home)).containsExactly(file);
    }

    private static List<Path> temporary() throws Exception {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(p -> p.getFileName().toString().startsWith("sessiondb-source-"))
                    .toList();
        }
    }
}
