package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.RowIds;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionCheckTest {

    @Test
    void everyCandidateMeetsEveryValue() {
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList(1L, "2026-11-20"));
        rows.add(Arrays.asList("abc", null));
        rows.add(Arrays.asList(null, "soon"));
        List<List<ConversionOutcome>> outcomes = ConversionCheck.run(
                new MemoryRows(rows), List.of(candidates(TypeKind.BIGINT, TypeKind.TEXT), candidates(TypeKind.DATE)));
        assertThat(outcomes)
                .containsExactly(
                        List.of(
                                failed(
                                        "rowid 2",
                                        "\"abc\" is not a whole number from -9223372036854775808 to 9223372036854775807"),
                                passed()),
                        List.of(failed("rowid 3", "\"soon\" is not a date, or a time that is midnight")));
    }

    @Test
    void allFailuresAreCountedAndTheFirstTenTold() {
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            rows.add(List.of("abc"));
        }
        ConversionOutcome outcome = ConversionCheck.run(
                        new MemoryRows(rows), List.of(candidates(TypeKind.BIGINT, TypeKind.DOUBLE)))
                .get(0)
                .get(0);
        assertThat(outcome.failures()).isEqualTo(25);
        assertThat(outcome.rows()).isEqualTo(RowIds.of(LongStream.rangeClosed(1, 25)));
        assertThat(outcome.first())
                .hasSize(10)
                .last()
                .extracting(ConversionFailure::rowName)
                .isEqualTo("rowid 10");
    }

    @Test
    void eachCandidateSeesTheValuesAsItWantsThemAmended() {
        Amendment emptyIsNull =
                new Amendment(true, NulText.FAIL, false, false, false, Map.of(), true, Optional.empty());
        ConversionSpec amended =
                new ConversionSpec(ColumnType.of(TypeKind.BIGINT), NumericTime.SECONDS, ZoneOffset.UTC, emptyIsNull);
        List<ConversionOutcome> outcomes = ConversionCheck.run(
                        new MemoryRows(List.of(List.of("1"), List.of(""), List.of(" "))),
                        List.of(List.of(ConversionSpec.of(ColumnType.of(TypeKind.BIGINT)), amended)))
                .get(0);
        assertThat(outcomes.get(0).rows()).isEqualTo(RowIds.of(2, 3));
        assertThat(outcomes.get(1))
                .isEqualTo(new ConversionOutcome(0, List.of(), RowIds.NONE, new AmendedCounts(2, 0, 0, 0, 0)));
    }

    @Test
    void aColumnWithoutCandidatesIsNotLookedAt() {
        List<List<ConversionOutcome>> outcomes = ConversionCheck.run(
                new MemoryRows(List.of(List.of("a", "b"))), List.of(List.of(), candidates(TypeKind.TEXT)));
        assertThat(outcomes.get(0)).isEmpty();
        assertThat(outcomes.get(1)).containsExactly(passed());
    }

    private static List<ConversionSpec> candidates(TypeKind... kinds) {
        return Arrays.stream(kinds)
                .map(kind -> ConversionSpec.of(ColumnType.of(kind)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "BIGINT, 2020, EMPTY",
        "TEXT, 610062, NUL",
        "TEXT, 61ff, INVALID_UTF8",
        "JSONB, 225c753030303022, NUL",
        "REAL, 302e31323334353637383931, DIGITS",
        "BIGINT, 6d616e79, OTHER"
    })
    void whatIsWrongWithATextIsKnown(TypeKind kind, String hex, Fault fault) {
        MemoryRows.Text text = new MemoryRows.Text(HexFormat.of().parseHex(hex));
        ConversionOutcome outcome = ConversionCheck.run(
                        new MemoryRows(List.of(List.of(text))), List.of(candidates(kind)))
                .get(0)
                .get(0);
        assertThat(outcome.first()).extracting(ConversionFailure::fault).containsExactly(fault);
    }

    private static ConversionOutcome passed() {
        return new ConversionOutcome(0, List.of(), RowIds.NONE, AmendedCounts.NONE);
    }

    private static ConversionOutcome failed(String row, String reason) {
        RowIds rows = RowIds.of(Long.parseLong(row.substring("rowid ".length())));
        return new ConversionOutcome(
                1, List.of(new ConversionFailure(row, reason, Fault.OTHER)), rows, AmendedCounts.NONE);
    }
}
