package dev.sessiondb.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.store.Check;
import dev.sessiondb.store.CheckStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicatesTest {
    @TempDir
    private Path home;

    private Path file(String json) {
        return SessionFiles.write(home.resolve("a.json"), json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"2025-01-20T10:30:00Z\"|\"2025-01-20T10:30:00.001Z\"",
                "\"2025-01-20T10:30:00.999Z\"|\"2025-01-20 10:30:01\"",
                "\"2025-01-20 10:30:00\"|1737369000.5",
                "1737369000|1737369000001",
                "1737369000001|1737369001",
                "\"2025-01-20T10:30:00+02:00\"|\"2025-01-20T10:00:00Z\"",
                "\"1737369000\"|\"1737369000001\"",
                "\"2025-01-20\"|\"2025-01-20T00:00:01Z\"",
                "\"yesterday\"|\"1970-01-01\"",
                "null|\"1970-01-01\"",
                "{\"x\":1}|0",
                "true|-5",
            })
    void theNewestStays(String older, String newer) {
        String one = "{\"session\":\"a\",\"which\":\"old\",\"createdAt\":" + older + "}";
        String two = "{\"session\":\"a\",\"which\":\"new\",\"createdAt\":" + newer + "}";
        assertThat(SessionFiles.query(file("[" + one + "," + two + "]"), "SELECT which FROM sessions"))
                .containsExactly(List.of("new"));
        assertThat(SessionFiles.query(file("[" + two + "," + one + "]"), "SELECT which FROM sessions"))
                .containsExactly(List.of("new"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"2025-01-20T10:30:00Z\"|\"2025-01-20T10:30:00.000Z\"",
                "\"2025-01-20T10:30:00Z\"|1737369000",
                "1737369000000|\"2025-01-20 10:30:00\"",
                "null|\"never\"",
            })
    void ofEquallyNewOnesTheLaterStays(String one, String other) {
        Path file = file("[{\"session\":\"a\",\"n\":1,\"createdAt\":" + one
                + "},{\"session\":\"a\",\"n\":2,\"createdAt\":" + other + "}]");
        assertThat(SessionFiles.query(file, "SELECT n FROM sessions")).containsExactly(List.of(2));
    }

    @Test
    void everyDroppedOneIsCountedAndNamed() {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < 365; i++) {
            String session = i < 217 ? "s" + i : "s" + (i - 217);
            json.append(i == 0 ? "" : ",\n")
                    .append("{\"session\":\"" + session + "\",\"n\":" + i + ",\"createdAt\":\"2025-01-20T10:30:0"
                            + (i < 217 ? 0 : 1) + "Z\"}");
        }
        Path file = file(json + "]");
        Check check = SessionFiles.check(file, "source.duplicates");
        assertThat(check.status()).isEqualTo(CheckStatus.WARN);
        assertThat(check.detail())
                .contains("148 of 365 records are left out")
                .contains("`s0`, createdAt 2025-01-20T10:30:00Z: record 1 (line 1)")
                .contains("`s1`, createdAt 2025-01-20T10:30:00Z: record 2 (line 2)")
                .contains("`s147`, createdAt 2025-01-20T10:30:00Z: record 148 (line 148)");
        assertThat(check.detail().lines()).hasSize(149);
        assertThat(SessionFiles.query(file, "SELECT count(*), count(DISTINCT session), min(n) FROM sessions"))
                .containsExactly(List.of(217, 217, 148));
    }

    @Test
    void idsThatOnlyLookAlikeAreNoDuplicates() {
        Path file = file("[{\"session\":\"a\"},{\"session\":\"A\"},{\"session\":\"a \"},{\"session\":\"a\\u0000\"}]");
        assertThat(SessionFiles.check(file, "source.duplicates").status()).isEqualTo(CheckStatus.PASS);
        assertThat(SessionFiles.query(file, "SELECT count(*) FROM sessions")).containsExactly(List.of(4));
    }

    @Test
    void anObjectMayHaveASessionTwice() {
        Path file = file("{\"a\":{\"repoName\":\"1\",\"createdAt\":5},\"a\":{\"repoName\":\"2\",\"createdAt\":4}}");
        assertThat(SessionFiles.query(file, "SELECT repoName FROM sessions")).containsExactly(List.of("1"));
        assertThat(SessionFiles.check(file, "source.duplicates").detail())
                .contains("`a`, createdAt 4: record 2 (line 1)");
    }
}
