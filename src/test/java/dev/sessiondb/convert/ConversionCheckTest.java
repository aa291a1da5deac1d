package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
                                new ConversionOutcome(0, List.of())),
                        List.of(failed("rowid 3", "\"soon\" is not a date, or a time that is midnight")));
    }

    @Test
    void aCandidateIsGivenUpOnlyForALaterOne() {
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            rows.add(List.of("abc"));
        }
        List<ConversionOutcome> outcomes = ConversionCheck.run(
                        new MemoryRows(rows), List.of(candidates(TypeKind.BIGINT, TypeKind.DOUBLE)))
                .get(0);
        assertThat(outcomes.get(0).failures()).as("more than ten").isEqualTo(11);
        assertThat(outcomes.get(1).failures()).as("all of them").isEqualTo(25);
        assertThat(outcomes.get(1).first())
                .hasSize(10)
                .last()
                .extracting(ConversionFailure::rowName)
                .isEqualTo("rowid 10");
    }

    @Test
    void aColumnWithoutCandidatesIsNotLookedAt() {
        List<List<ConversionOutcome>> outcomes = ConversionCheck.run(
                new MemoryRows(List.of(List.of("a", "b"))), List.of(List.of(), candidates(TypeKind.TEXT)));
        assertThat(outcomes.get(0)).isEmpty();
        assertThat(outcomes.get(1)).containsExactly(new ConversionOutcome(0, List.of()));
    }

    private static List<Conversion> candidates(TypeKind... kinds) {
        return Arrays.stream(kinds).map(Fields::conversion).toList();
    }

    private static ConversionOutcome failed(String row, String reason) {
        return new ConversionOutcome(1, List.of(new ConversionFailure(row, reason)));
    }
}
