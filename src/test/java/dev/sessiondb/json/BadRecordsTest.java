package dev.sessiondb.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.CheckStatus;
import dev.sessiondb.store.LeftOutRecords;
import dev.sessiondb.store.Source;
import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that can't be taken: they stop a migration, or are kept for the reject file. */
class BadRecordsTest {
    private static final String LIST = """
            [{"session":"a","n":1},
             {"repoName":"x","n":1.50},
             7,
             {"session":"b","n":2,"n":3},
             {"session":["c"]},
             {"session":"d","text":"\\ud800"},
             {"session":"e"}]
            """;

    @TempDir
    private Path home;

    @Test
    void theyStopAMigration() {
        Path file = SessionFiles.write(home.resolve("a.json"), LIST);
        assertThat(SessionFiles.check(file, "source.records").failed()).isTrue();
        assertThatThrownBy(() -> SessionFiles.store(file).open())
                .isInstanceOf(SessionDbException.class)
                .hasMessageContaining("5 of 7 records can't be taken");
    }

    @Test
    void skippedTheyAreKeptAsTheyStand() throws Exception {
        JsonSourceStore store = SessionFiles.store(SessionFiles.write(home.resolve("a.json"), LIST))
                .skippingBadRecords();
        Check check = store.probe().stream()
                .filter(c -> c.id().equals("source.records"))
                .findFirst()
                .orElseThrow();
        assertThat(check.status()).isEqualTo(CheckStatus.WARN);
        assertThat(check.detail()).contains("5 of 7 records can't be taken, and go to the reject file");
        Path copy = home.resolve("copy.db");
        try (Source source = store.open()) {
            source.copyTo(copy);
            LeftOutRecords left = source.leftOut().orElseThrow();
            assertThat(left.table()).isEqualTo("sessions");
            assertThat(left.count()).isEqualTo(5);
            assertThat(records(left))
                    .containsExactly(
                            "record 2 (line 2): it has no `session`: {\"repoName\":\"x\",\"n\":1.50}",
                            "record 3 (line 3): it is a number, not an object: 7",
                            "record 4 (line 4): it has `n` twice: {\"session\":\"b\",\"n\":2,\"n\":3}",
                            "record 5 (line 5): its `session` is an object or array, not a string: {\"session\":[\"c\"]}",
                            "record 6 (line 6): its `text` has an unpaired surrogate: {\"session\":\"d\",\"text\":\"\\ud800\"}");
        }
        assertThat(SqliteFiles.query(copy, "SELECT session FROM sessions ORDER BY 1"))
                .containsExactly(List.of("a"), List.of("e"));
    }

    @Test
    void theNameTheyAreKeptByIsKeptToo() throws Exception {
        Path file = SessionFiles.write(
                home.resolve("a.json"),
                "{\"x y\":{\"session\":7,\"createdAt\":\"2025-01-01\"},\"z\":{\"repoName\":\"r\"}}");
        try (Source source = SessionFiles.store(file).skippingBadRecords().open()) {
            String line = Files.readString(source.leftOut().orElseThrow().lines());
            assertThat(line).contains("\"key\":\"x y\"", "\"record\":{\"session\":7,\"createdAt\":\"2025-01-01\"}");
        }
    }

    @Test
    void withoutAnyNothingIsLeftOut() {
        Path file = SessionFiles.write(home.resolve("a.json"), "[{\"session\":\"a\"}]");
        try (Source source = SessionFiles.store(file).skippingBadRecords().open()) {
            assertThat(source.leftOut()).isEmpty();
        }
    }

    @Test
    void theirLinesAreNoRows() throws Exception {
        Path file = SessionFiles.write(home.resolve("a.json"), LIST);
        JsonSourceStore store = SessionFiles.store(file).skippingBadRecords();
        try (Source source = store.open()) {
            Path rejects = source.leftOut().orElseThrow().lines();
            assertThatThrownBy(() -> new RejectLines(rejects).forEach(row -> {}))
                    .isInstanceOfSatisfying(SessionDbException.class, e -> assertThat(
                                    e.problem().causedBy())
                            .hasValueSatisfying(cause -> assertThat(cause).contains("a record of a session file")));
        }
    }

    /** Name, reason and the record's own text, and that each line is JSON. */
    private static List<String> records(LeftOutRecords left) throws IOException {
        List<String> records = new ArrayList<>();
        for (String line : Files.readAllLines(left.lines())) {
            JsonNode node = new ObjectMapper().readTree(line);
            assertThat(node.get("table").asText()).isEqualTo("sessions");
            assertThat(node.get("rowid").isNull()).isTrue();
            String start = "\"record\":";
            String record = line.substring(line.indexOf(start) + start.length(), line.length() - 1);
            records.add(node.get("name").asText() + ": " + node.get("reason").asText() + ": " + record);
        }
        return records;
    }
}
