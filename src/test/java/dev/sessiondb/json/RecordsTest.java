package dev.sessiondb.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.CheckStatus;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {
    @TempDir
    private Path home;

    private Path file(String json) {
        return SessionFiles.write(home.resolve("a.json"), json);
    }

    @Test
    void columnsAreThoseOfTheRecordsInOrderOfAppearance() {
        Path file = file("""
                [{"taskId": "1", "session": "a", "b": true, "n": 1, "r": 1.5, "o": {"x": [1.10, 12345678901234567890]}},
                 {"session": "b", "b": false, "n": -9223372036854775808, "r": 2, "late": null, "o": []}]
                """);
        assertThat(SessionFiles.query(file, "SELECT name || ' ' || type FROM pragma_table_info('sessions')"))
                .containsExactly(
                        List.of("session TEXT"),
                        List.of("taskId TEXT"),
                        List.of("b BOOLEAN"),
                        List.of("n INTEGER"),
                        List.of("r REAL"),
                        List.of("o JSON"),
                        List.of("late TEXT"));
        assertThat(SessionFiles.query(file, "SELECT * FROM sessions"))
                .containsExactly(
                        Arrays.asList("a", "1", 1, 1, 1.5, "{\"x\":[1.10,12345678901234567890]}", null),
                        Arrays.asList("b", null, 0, Long.MIN_VALUE, 2.0, "[]", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1|\"x\"|TEXT|1|x",
                "true|1|TEXT|true|1",
                "{\"a\": 1}|\"{}\"|TEXT|{\"a\":1}|{}",
                "12345678901234567890|1|TEXT|12345678901234567890|1",
                "0.1234567890123456789012|1|TEXT|0.1234567890123456789012|1",
                "1e400|1|TEXT|1e400|1",
                "9007199254740993|0.5|TEXT|9007199254740993|0.5",
                "1|2.5|REAL|1.0|2.5",
            })
    void valuesOfSeveralKindsKeepTheirText(String one, String other, String type, String first, String second) {
        Path file = file("[{\"session\":\"a\",\"v\":" + one + "},{\"session\":\"b\",\"v\":" + other + "}]");
        assertThat(SessionFiles.query(file, "SELECT type FROM pragma_table_info('sessions') WHERE name = 'v'"))
                .containsExactly(List.of(type));
        assertThat(SessionFiles.query(file, "SELECT CAST(v AS TEXT) FROM sessions"))
                .containsExactly(List.of(first), List.of(second));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"2025-01-20T10:30:00Z\"|\"2025-01-20 10:30:00\"|DATETIME",
                "\"2025-01-20T10:30:00.123Z\"|\"2025-01-20T10:30:00+02:00\"|DATETIME",
                "\"2025-01-20\"|null|DATETIME",
                "1737369000|\"2025-01-20T10:30:00Z\"|DATETIME",
                "1737369000123|1737369000|DATETIME",
                "1737369000.5|1737369000|DATETIME",
                "\"yesterday\"|\"2025-01-20\"|TEXT",
                "\"\"|\"2025-01-20\"|TEXT",
                "\"2025-02-30\"|null|TEXT",
                "\"2025-01-20T25:00:00Z\"|null|TEXT",
                "\"2025-01-20T10:00:00.1234567Z\"|null|TEXT",
                "17373690001234567|null|INTEGER",
                "true|\"2025-01-20\"|TEXT",
                "null|null|TEXT",
            })
    void timesAreTimesWhenAllOfThemAre(String one, String other, String type) {
        Path file = file("[{\"session\":\"a\",\"lastActivityAt\":" + one + "},{\"session\":\"b\",\"lastActivityAt\":"
                + other + "}]");
        assertThat(SessionFiles.query(file, "SELECT type FROM pragma_table_info('sessions') WHERE cid = 1"))
                .containsExactly(List.of(type));
    }

    @Test
    void secondsBesideMillisecondsBecomeMilliseconds() {
        Path file = file(
                "[{\"session\":\"a\",\"createdAt\":1737369000},{\"session\":\"b\",\"createdAt\":1737369000123},{\"session\":\"c\",\"createdAt\":1737369000.25}]");
        assertThat(SessionFiles.query(file, "SELECT createdAt FROM sessions"))
                .containsExactly(List.of(1737369000000L), List.of(1737369000123L), List.of(1737369000250L));
        assertThat(SessionFiles.check(file, "source.columns").detail())
                .contains("`createdAt` counts seconds in 2 records and milliseconds in 1");
    }

    @Test
    void textsStayAsTheyAre() {
        Path file = file(
                "[{\"session\":\"\\u00e9\\ud83d\\ude00\",\"a\":\"x\\u0000y\",\"o\":{\"\\u0000\":\"\\ud800 \\\"q\\\"\"}}]");
        assertThat(SessionFiles.query(file, "SELECT session, hex(a), o FROM sessions"))
                .containsExactly(List.of("\u00e9\ud83d\ude00", "780079", "{\"\\u0000\":\"\\ud800 \\\"q\\\"\"}"));
    }

    @Test
    void namesThatDifferInCaseOnlyGetColumnsOfTheirOwn() {
        Path file =
                file("[{\"session\":\"a\",\"Repo\":\"1\",\"repo\":\"2\",\"SESSION\":\"3\",\"select \\\"x\":\"4\"}]");
        assertThat(SessionFiles.query(file, "SELECT * FROM sessions"))
                .containsExactly(List.of("a", "1", "2", "3", "4"));
        assertThat(SessionFiles.check(file, "source.columns"))
                .satisfies(c -> assertThat(c.status()).isEqualTo(CheckStatus.WARN))
                .satisfies(c -> assertThat(c.detail()).contains("`repo`", "`repo_2`", "`SESSION_2`"));
    }

    @Test
    void aSecondIdIsAColumnOfItsOwn() {
        Path file = file("[{\"session\":\"a\",\"sessionId\":\"s1\"},{\"sessionId\":\"b\",\"session\":null}]");
        assertThat(SessionFiles.query(file, "SELECT session, sessionId FROM sessions"))
                .containsExactly(List.of("a", "s1"), Arrays.asList("b", null));
    }

    @Test
    void aRecordThatContradictsItsNameIsNamed() {
        Path file = file("{\"a\":{\"session\":\"b\",\"repoName\":\"r\"}}");
        assertThat(SessionFiles.query(file, "SELECT session FROM sessions")).containsExactly(List.of("b"));
        assertThat(SessionFiles.check(file, "source.names").detail())
                .contains("record 1 (line 1): kept by the name `a`, its session is `b`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"repoName\":\"r\"}|it has no `session`",
                "{}|it has no `session`",
                "{\"session\":null}|it has no `session`",
                "{\"session\":5}|its `session` is a number, not a string",
                "{\"session\":5,\"sessionId\":\"x\"}|its `session` is a number, not a string",
                "{\"sessionId\":{}}|its `sessionId` is an object or array, not a string",
                "{\"session\":\" \"}|its `session` is empty",
                "17|it is a number, not an object",
                "null|it is null, not an object",
                "[{}]|it is an array, not an object",
                "{\"session\":\"b\",\"x\":1,\"x\":2}|it has `x` twice",
                "{\"session\":\"\\ud800\"}|its `session` has an unpaired surrogate",
                "{\"session\":\"b\",\"\":1}|a name that no column can have",
                "{\"session\":\"b\",\"x\\u0000\":1}|a name that no column can have",
            })
    void badRecordsAreNamed(String bad, String why) {
        Path file = file("[{\"session\":\"a\"},\n" + bad + "]");
        Check check = SessionFiles.check(file, "source.records");
        assertThat(check.failed()).isTrue();
        assertThat(check.code()).isEqualTo(ErrorCode.PREFLIGHT_FAILED);
        assertThat(check.detail()).contains("1 of 2 records", "record 2 (line 2): ", why);
        SessionDbException failure = catchThrowableOfType(
                SessionDbException.class, () -> SessionFiles.store(file).open());
        assertThat(failure.problem().message()).contains(why);
    }

    @Test
    void tooManyDifferentNamesAreNoTable() {
        StringBuilder json = new StringBuilder("[{\"session\":\"a\"");
        for (int i = 0; i < 1001; i++) {
            json.append(",\"c").append(i).append("\":1");
        }
        assertThat(SessionFiles.check(file(json + "}]"), "source.format").detail())
                .contains("more than 1000 different names");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"session\":\"a\",\"github\":{\"token\":\"ghp_secret\"}},{\"session\":\"a\",\"github\":{\"token\":\"ghp_secret\"}},{\"session\":5,\"github\":{\"token\":\"ghp_secret\"}}]",
                "[{\"session\":\"a\",\"github\":{\"token\":ghp_secret}}]",
                "[{\"session\":\"a\",\"github\":{\"token\":\"ghp_secret}}]",
                "[{\"session\":\"a\",\"github\":{\"token\":'ghp_secret'}}]",
                "[{\"session\":\"a\",\"github\":{\"token\":\"ghp_secret\" x}}]",
                "[{\"session\":\"a\",\"github\":{\"token\":\"\\qghp_secret\"}}]",
                "[{\"session\":\"a\",\"github\":\"ghp_secret\"},{\"session\":\"b\",\"github\":{\"token\":\"ghp_secret\"}}]",
                "[{\"session\":\"a\",\"createdAt\":{\"token\":\"ghp_secret\"}},{\"session\":\"a\"}]",
                "\"ghp_secret\"",
                "ghp_secret",
            })
    void secretsAreNeverPrinted(String json) {
        Path file = file(json);
        assertThat(SessionFiles.store(file).probe().toString()).doesNotContain("ghp_", "secret");
        try {
            SessionFiles.store(file).open().close();
        } catch (SessionDbException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                assertThat(t.toString()).doesNotContain("ghp_", "secret");
            }
            assertThat(e.problem().toString()).doesNotContain("ghp_", "secret");
        }
    }
}
