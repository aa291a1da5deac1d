package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.RowIds;
import dev.sessiondb.store.StorageClass;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmendedRowsTest {

    @Test
    void rowsAreLeftOutAndValuesBecomeNull() {
        RowCursor rows = AmendedRows.of(
                new MemoryRows(List.of(List.of("a"), List.of("b"), List.of("c"), List.of("d"))),
                new AmendedRows.Changes(List.of(Amendment.NONE), RowIds.of(2), Map.of(0, RowIds.of(3))));
        assertThat(read(rows)).containsExactly("a", null, "d");
    }

    @Test
    void withoutChangesTheCursorIsTheSame() {
        RowCursor rows = new MemoryRows(List.of(List.of("a")));
        assertThat(AmendedRows.of(rows, new AmendedRows.Changes(List.of(Amendment.NONE), RowIds.NONE, Map.of())))
                .isSameAs(rows);
    }

    @Test
    void valuesAreMappedByTextAndNumeral() {
        Amendment map = new Amendment(
                false,
                NulText.FAIL,
                false,
                false,
                false,
                Map.of("7", Optional.of("seven"), "old", Optional.of("new"), "gone", Optional.empty()),
                true,
                Optional.empty());
        RowCursor rows =
                amended(map, List.of(List.of("old"), List.of(7L), List.of("gone"), List.of("OLD"), List.of(2.5)));
        assertThat(read(rows)).containsExactly("new", "seven", null, "OLD", "2.5");
    }

    @Test
    void nothingBecomesNullWhereThatIsNotAllowed() {
        Amendment strict = new Amendment(
                true, NulText.FAIL, false, false, false, Map.of("gone", Optional.empty()), false, Optional.empty());
        assertThat(read(amended(strict, List.of(List.of(""), List.of("gone"))))).containsExactly("", "gone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STRIP  | false | a\0b        | ab",
                "ESCAPE | false | a\0b        | a\\u0000b",
                "STRIP  | true  | \"a\\u0000b\" | \"ab\"",
                "ESCAPE | true  | \"a\\u0000b\" | \"a\\\\u0000b\"",
                "STRIP  | true  | \"a\\\\u0000\" | \"a\\\\u0000\"",
                "STRIP  | true  | \"\\\\\\u0000\" | \"\\\\\"",
                "STRIP  | false | \\u0000      | \\u0000"
            })
    void nulIsTakenOut(NulText nul, boolean json, String given, String expected) {
        Amendment amendment = new Amendment(false, nul, false, json, false, Map.of(), true, Optional.empty());
        assertThat(read(amended(amendment, List.of(List.of(given))))).containsExactly(expected);
    }

    @Test
    void malformedUtf8IsReplaced() {
        Amendment replace = new Amendment(false, NulText.FAIL, true, false, false, Map.of(), true, Optional.empty());
        byte[] bad = {'f', (byte) 0x96, (byte) 0xe2, (byte) 0x82, 'x'};
        assertThat(read(amended(replace, List.of(List.of(new MemoryRows.Text(bad))))))
                .containsExactly("f\uFFFD\uFFFDx");
    }

    @Test
    void aStreamIsMendedAsAWholeTextIs() throws IOException {
        Random random = new Random(7);
        for (int size : new int[] {0, 1, 32_767, 32_768, 32_769, 200_000}) {
            StringBuilder text = new StringBuilder();
            while (text.length() < size) {
                text.appendCodePoint(random.nextInt(20) == 0 ? 0 : random.nextBoolean() ? 0x1F600 : 'a');
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            if (size > 10) {
                bytes[5] = (byte) 0x96;
            }
            for (NulText nul : NulText.values()) {
                Amendment amendment = new Amendment(false, nul, true, false, false, Map.of(), true, Optional.empty());
                byte[] whole = nul == NulText.FAIL ? bytes : TextMending.withoutNul(bytes, nul, false);
                try (InputStream in = new MendedStream(new ByteArrayInputStream(bytes), amendment)) {
                    assertThat(Arrays.equals(in.readAllBytes(), TextMending.replaced(whole)))
                            .isTrue();
                }
            }
        }
    }

    private static RowCursor amended(Amendment amendment, List<List<? extends @Nullable Object>> rows) {
        return AmendedRows.of(new MemoryRows(rows), new AmendedRows.Changes(List.of(amendment), RowIds.NONE, Map.of()));
    }

    private static List<@Nullable String> read(RowCursor rows) {
        List<@Nullable String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(
                    rows.storageClass(0) == StorageClass.NULL
                            ? null
                            : rows.storageClass(0) == StorageClass.REAL
                                    ? Double.toString(rows.doubleValue(0))
                                    : new String(rows.bytes(0), StandardCharsets.UTF_8));
        }
        return values;
    }
}
