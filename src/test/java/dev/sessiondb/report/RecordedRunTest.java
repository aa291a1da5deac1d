package dev.sessiondb.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.io.Json;
import dev.sessiondb.store.RunSnapshot;
import dev.sessiondb.store.RunSummary;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger keeps is read back, and what it doesn't keep is empty. */
class RecordedRunTest {

    @Test
    void whatWasCarriedIsReadBack() {
        Map<String, Object> outcome = RunDocuments.of(Samples.carried(), Samples.backup(true));
        RecordedRun run = recorded(Json.line(Map.of(RunDocuments.OUTCOME, outcome)));
        assertThat(run.carried()).contains(Samples.carried());
        assertThat(run.backup()).contains(Samples.backup(true));
    }

    @Test
    void thePlanIsReadBackWithoutWhatMayQuoteAValue() {
        String detail = Json.line(Map.of(RunDocuments.PLAN, RunDocuments.of(Samples.plan())));
        PlannedRun read = recorded(detail).plan().orElseThrow();
        assertThat(read.tables())
                .usingRecursiveComparison()
                .ignoringFields("columns.reason")
                .isEqualTo(Samples.plan().tables());
        assertThat(read.findings().get(0).code()).isEqualTo("trigger-not-carried");
        assertThat(read.findings().get(0).rows()).hasValue(3_210);
        assertThat(read.findings().get(0).message()).isEmpty();
        assertThat(read.checks()).hasSize(2).allSatisfy(check -> assertThat(check.detail())
                .isEmpty());
        assertThat(detail).doesNotContain("is not carried", "/data/app.db", "make room");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "not JSON", "[]", "null", "{\"plan\":1,\"outcome\":[],\"timings\":\"x\",\"zone\":3}"})
    void aLedgerOfAnotherVersionHoldsNothing(String detail) {
        RecordedRun run = recorded(detail);
        assertThat(run.plan()).isEmpty();
        assertThat(run.carried()).isEmpty();
        assertThat(run.phases()).isEmpty();
        assertThat(run.zone()).isEmpty();
        assertThat(run.backup().orElseThrow().files()).hasSize(1);
    }

    @Test
    void anEarlierVersionsNumbersAreKept() {
        RecordedRun run = recorded("{\"rows\":15607,\"timings\":{\"verify\":3,\"stage\":2}}");
        assertThat(run.counts()).containsExactly("rows: 15,607");
        assertThat(run.phases()).containsExactly(new PhaseDuration("stage", 2), new PhaseDuration("verify", 3));
    }

    private static RecordedRun recorded(String detail) {
        RunSnapshot snapshot = new RunSnapshot(
                Path.of("/backups/session-backup.db"),
                "0123456789abcdef".repeat(4),
                Path.of("/backups/session-backup.manifest.json"),
                "");
        return RecordedRun.of(new RunSummary(
                "20261120T204500Z-4f1c",
                "published",
                "publish",
                Samples.STARTED,
                Samples.STARTED,
                Optional.of(Samples.STARTED),
                false,
                "/data/app.db",
                "1.0",
                "h",
                1,
                "u",
                Optional.of(snapshot),
                Optional.empty(),
                detail));
    }
}
