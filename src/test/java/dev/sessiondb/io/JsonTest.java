package dev.sessiondb.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    record Report(Path path, Instant time, Optional<String> note, Optional<List<Integer>> numbers) {}

    @Test
    void writesRecordsPathsTimesAndOptionals() {
        Report report = new Report(
                Path.of("a.db"), Instant.parse("2025-01-20T10:30:00Z"), Optional.empty(), Optional.of(List.of(1, 2)));

        assertThat(Json.line(report))
                .isEqualTo("{\"path\":\"a.db\",\"time\":\"2025-01-20T10:30:00Z\",\"note\":null,\"numbers\":[1,2]}");
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Map<String, Object> document = Map.of("text", "é\u0000\"", "number", 9007199254740993L, "list", List.of(true));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Json.write(out, document);

        assertThat(out.toString(UTF_8)).endsWith("}\n");
        assertThat(read(out.toString(UTF_8))).isEqualTo(document);
    }

    @Test
    void decimalsKeepTheirDigits() throws IOException {
        assertThat(read("{\"price\":0.1000000000000000055}"))
                .containsEntry("price", new BigDecimal("0.1000000000000000055"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "1", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":", "{'a':1}", "{\"a\":NaN}"})
    void refusesWhatIsNotOneObject(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesDeepNesting() {
        assertThatThrownBy(() -> {
                    try (JsonParser parser = Json.reader(
                            new ByteArrayInputStream("[".repeat(100_000).getBytes(UTF_8)))) {
                        while (parser.nextToken() != null) {
                            parser.currentToken();
                        }
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("depth");
    }

    private static Map<String, Object> read(String text) throws IOException {
        return Json.object(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}
