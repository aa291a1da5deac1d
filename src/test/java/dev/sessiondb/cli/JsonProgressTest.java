package dev.sessiondb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.migrate.Phase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JsonProgressTest {
    private final AtomicLong clock = new AtomicLong();
    private final StringWriter err = new StringWriter();
    private final JsonProgress progress = new JsonProgress(
            VisibleWriter.over(new PrintWriter(err)),
            Clock.fixed(Instant.parse("2026-11-22T01:02:03.456Z"), ZoneOffset.UTC),
            clock::get);

    @Test
    void oneEventPerLine() {
        progress.phaseStarted(Phase.STAGE);
        progress.tablesPlanned(2, OptionalLong.of(2_000));
        progress.tableStarted("messages", OptionalLong.of(1_500));
        progress.tick();
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        progress.rowsDone("messages", 500);
        progress.tick();
        progress.tableFinished("messages");
        progress.stepStarted("keys and indexes");
        progress.tick();
        progress.phaseFinished(Phase.STAGE, 1_200);
        progress.tick();
        progress.note("line one\nline two \u001B[2J");
        List<JsonNode> events = ProgressEvents.of(err.toString());
        assertThat(events)
                .extracting(event -> event.path("event").textValue())
                .containsExactly(
                        "phase-started",
                        "table-started",
                        "progress",
                        "progress",
                        "table-finished",
                        "step-started",
                        "progress",
                        "phase-finished",
                        "note");
        assertThat(events.get(3).toString())
                .isEqualTo(
                        "{\"schemaVersion\":1,\"event\":\"progress\",\"time\":\"2026-11-22T01:02:03.456Z\",\"phase\":\"stage\",\"seconds\":1,\"tables\":2,\"tablesFinished\":0,"
                                + "\"rowsDone\":500,\"rows\":2000,\"percent\":25,\"rowsPerSecond\":500,\"secondsLeft\":3,"
                                + "\"running\":[{\"table\":\"messages\",\"rowsDone\":500,\"rows\":1500,\"percent\":33,\"rowsPerSecond\":500,\"secondsLeft\":2}]}");
        assertThat(events.get(8).path("message").textValue()).isEqualTo("line one\nline two \u001B[2J");
        assertThat(err.toString()).doesNotContain("\u001B");
    }
}
