package dev.sessiondb.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.config.Backend;
import dev.sessiondb.config.ConfigKey;
import dev.sessiondb.config.Disagreement;
import dev.sessiondb.config.Setting;
import dev.sessiondb.store.Cutover;
import dev.sessiondb.store.MergeCount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class DriftRulesTest {
    /** Columns: configured, cut over to, file written since, rows only in the source, only in the target, differing; and what is found. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "sqlite,   -,        false, 0, 0, 0, ''",
                "sqlite,   -,        true,  5, 0, 0, ''",
                "sqlite,   -,        true,  5, 1, 0, drift.target-ahead",
                "sqlite,   -,        false, 0, 0, 2, drift.rows-differ",
                "postgres, postgres, false, 0, 0, 0, ''",
                "postgres, postgres, false, 3, 4, 5, ''",
                "postgres, postgres, true,  0, 4, 0, ''",
                "postgres, postgres, true,  3, 4, 0, drift.source-written",
                "postgres, postgres, true,  3, 4, 5, drift.source-written drift.rows-differ",
                "sqlite,   postgres, false, 0, 0, 0, drift.backend",
                "sqlite,   postgres, true,  1, 0, 0, drift.backend drift.source-written",
                "sqlite,   postgres, false, 0, 1, 0, drift.backend drift.target-ahead",
                "postgres, -,        false, 0, 7, 0, ''",
                "postgres, -,        true,  2, 7, 0, drift.source-written",
                "postgres, sqlite,   false, 0, 0, 0, drift.backend",
                "sqlite,   sqlite,   true,  9, 0, 0, ''",
                "sqlite,   sqlite,   true,  0, 9, 0, drift.target-ahead",
                "json,     postgres, false, 0, 0, 0, drift.backend",
            })
    void whatHasParted(ArgumentsAccessor row) {
        MergeCount counts = new MergeCount(
                "t", row.getLong(3), 1, row.getLong(5), 0, row.getLong(4), List.of(), 0, List.of(), List.of());
        List<Drift> found = DriftRules.of(new DriftFacts(
                new Setting<>(Backend.of(row.getString(0)).orElseThrow(), "config.yaml:2"),
                List.of(),
                Optional.ofNullable(row.getString(1)).map(DriftRulesTest::cutover),
                row.getBoolean(2),
                Optional.of(new Contents(List.of(counts)))));
        assertThat(String.join(" ", found.stream().map(Drift::code).toList())).isEqualTo(row.getString(6));
    }

    @Test
    void aDeprecatedBackendIsNeverARemedy() {
        List<Drift> found = DriftRules.of(new DriftFacts(
                new Setting<>(Backend.JSON, "config.yaml:2"),
                List.of(new Disagreement(
                        ConfigKey.BACKEND,
                        new Setting<>("json", "a/config.yaml:2"),
                        new Setting<>("sqlite", "b/config.yaml:3"))),
                Optional.of(cutover("postgres")),
                false,
                Optional.empty()));
        assertThat(found).flatExtracting(Drift::remedies).noneMatch(remedy -> remedy.arguments()
                .contains("json"));
    }

    @Test
    void nothingComparedIsNoDrift() {
        DriftFacts facts = new DriftFacts(
                new Setting<>(Backend.SQLITE, "default"), List.of(), Optional.empty(), true, Optional.empty());
        assertThat(DriftRules.of(facts)).isEmpty();
    }

    private static Cutover cutover(String backend) {
        return new Cutover(Instant.EPOCH, backend, Optional.empty(), "config.yaml", "0.1.0", "host", "user");
    }
}
