package dev.sessiondb.verify;

import static dev.sessiondb.verify.Comparing.key;
import static dev.sessiondb.verify.Comparing.source;
import static dev.sessiondb.verify.Comparing.target;
import static dev.sessiondb.verify.Comparing.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.Digest128;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.verify.RowDifference.ColumnDifference;
import dev.sessiondb.verify.RowDifference.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableComparerTest {
    private static final List<VerifyColumn> KEYED =
            List.of(key(0, "id", TypeKind.BIGINT), value(1, "name", TypeKind.TEXT));
    private static final List<VerifyColumn> KEYLESS =
            List.of(value(0, "id", TypeKind.BIGINT), value(1, "name", TypeKind.TEXT));

    /** Few different ones, so that keys and rows meet. */
    record Row(long id, String name) {
        List<@Nullable Object> here() {
            return source(id, name);
        }

        List<byte @Nullable []> there() {
            return target(Sent.int8(id), Sent.text(name));
        }
    }

    @Test
    void namesWhatDiffersByKeyAndColumn() {
        TableComparison found = compare(
                KEYED,
                List.of(new Row(1, "a"), new Row(7, "b"), new Row(9, "c")),
                List.of(new Row(9, "C"), new Row(1, "a"), new Row(8, "d")),
                20);
        assertThat(found.rowsHere()).isEqualTo(3);
        assertThat(found.equal()).isEqualTo(1);
        assertThat(found.onlyHere()).isEqualTo(1);
        assertThat(found.onlyThere()).isEqualTo(1);
        assertThat(found.differing()).isEqualTo(1);
        assertThat(found.differences())
                .containsExactly(
                        new RowDifference(Kind.ONLY_HERE, "id = 7", 1, "(7, 'b')", List.of()),
                        new RowDifference(
                                Kind.DIFFERING, "id = 9", 1, "", List.of(new ColumnDifference("name", "'c'", "'C'"))),
                        new RowDifference(Kind.ONLY_THERE, "id = 8", 1, "(8, 'd')", List.of()));
        assertThat(found.swapped().swapped()).isEqualTo(found);
        assertThat(found.swapped().differences())
                .extracting(RowDifference::kind)
                .containsExactly(Kind.ONLY_THERE, Kind.DIFFERING, Kind.ONLY_HERE);
    }

    @Test
    void aRowThatIsThereMoreOftenIsCountedThatOften() {
        TableComparison found = compare(
                KEYLESS,
                List.of(new Row(1, "a"), new Row(1, "a"), new Row(1, "a"), new Row(2, "b")),
                List.of(new Row(1, "a"), new Row(2, "b")),
                20);
        assertThat(found.onlyHere()).isEqualTo(2);
        assertThat(found.equal()).isEqualTo(2);
        assertThat(found.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.rows()).isEqualTo(2);
            assertThat(difference.row()).isEqualTo("(1, 'a')");
            assertThat(difference.key()).startsWith("row without key");
        });
    }

    @Test
    void aKeyThatIsNotUniqueMayDifferAndBeThereMoreOften() {
        TableComparison found = compare(KEYED, List.of(new Row(1, "a"), new Row(1, "b")), List.of(new Row(1, "c")), 20);
        assertThat(found.differing()).isEqualTo(1);
        assertThat(found.onlyHere()).isEqualTo(1);
        assertThat(found.differences())
                .extracting(RowDifference::kind, RowDifference::key)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Kind.DIFFERING, "id = 1"),
                        org.assertj.core.groups.Tuple.tuple(Kind.ONLY_HERE, "id = 1"));
    }

    @Test
    void aValueThatHasNoMeaningIsADifferenceAndNoFailure() {
        TableComparison found = new TableComparer(20)
                .compare(
                        () -> new SourceRows(List.of(source("no number", "a"))),
                        () -> new BinaryRows(List.of(target(Sent.int8(1), Sent.text("a")))),
                        KEYED);
        assertThat(found.onlyHere()).isEqualTo(1);
        assertThat(found.onlyThere()).isEqualTo(1);
        assertThat(found.differences().get(0).key()).contains("no value of type bigint: 'no number'");
    }

    @Test
    void valuesOfTwoSourcesAreEqualWhenTheyMeanTheSameOrAreTheSameBytes() {
        List<VerifyColumn> columns = List.of(key(0, "id", TypeKind.BIGINT), value(1, "ok", TypeKind.BOOLEAN));
        List<VerifyColumn> turned = List.of(key(1, "id", TypeKind.BIGINT), value(0, "ok", TypeKind.BOOLEAN));
        TableComparison found = new TableComparer(20)
                .compareSources(
                        () -> new SourceRows(
                                List.of(source(1L, 1L), source(2L, "no"), source(3L, "perhaps"), source(4L, "never"))),
                        columns,
                        () -> new SourceRows(List.of(
                                source("true", 1L), source(0L, "2"), source("perhaps", 3L), source("ever", 4L))),
                        turned);
        assertThat(found.equal()).isEqualTo(3);
        assertThat(found.differing()).isEqualTo(1);
        assertThat(found.differences().get(0).key()).isEqualTo("id = 4");
    }

    @Test
    void allAreCountedAndTheFirstAreNamed() {
        List<Row> here = IntStream.range(0, 3000).mapToObj(i -> new Row(i, "a")).toList();
        List<Row> there =
                IntStream.range(0, 3000).mapToObj(i -> new Row(2999 - i, "b")).toList();
        TableComparison found = compare(KEYED, here, there, 5);
        assertThat(found.differing()).isEqualTo(3000);
        assertThat(found.differences())
                .extracting(RowDifference::key)
                .containsExactly("id = 0", "id = 1", "id = 2", "id = 3", "id = 4");
        assertThat(compare(KEYED, here, there, 0).differences()).isEmpty();
        assertThat(compare(KEYED, here, there, 0).differing()).isEqualTo(3000);
    }

    @Property(tries = 300)
    void countsWhatACountByHandGives(
            @ForAll("tables") List<Row> here, @ForAll("tables") List<Row> there, @ForAll boolean keyed) {
        TableComparison found = compare(keyed ? KEYED : KEYLESS, here, there, 3);
        long[] expected = byHand(here, there, keyed);
        assertThat(new long[] {found.onlyHere(), found.onlyThere(), found.differing()})
                .isEqualTo(expected);
        assertThat(found.equal()).isEqualTo(here.size() - expected[0] - expected[2]);
        assertThat(found.equal()).isEqualTo(there.size() - expected[1] - expected[2]);
        assertThat(found.same()).isEqualTo(sorted(here).equals(sorted(there)));
        assertThat(found.differences()).hasSizeLessThanOrEqualTo(3).noneMatch(d -> d.key()
                .startsWith("("));
    }

    @Test
    void aPartitionThatIsTooLargeIsReadInSeveralPasses() throws IOException {
        Map<Digest128, Long> counts = new TreeMap<>(java.util.Comparator.comparingLong(Digest128::low));
        List<Collection<RowTally>> groups = new ArrayList<>();
        try (SpilledRows rows = new SpilledRows(3)) {
            for (int i = 0; i < 100; i++) {
                Digest128 key = new Digest128(i % 10, (i % 10) * 7919L);
                rows.add(i % 10 * 128, new SpilledRow(key, new Digest128(i, i), i, i % 2 == 0));
                counts.merge(key, 1L, Long::sum);
            }
            rows.forEachGroup(groups::add);
        }
        assertThat(groups).hasSize(counts.size()).allMatch(group -> group.size() == 10);
    }

    @Test
    void anInterruptStopsIt() {
        Thread.currentThread().interrupt();
        SessionDbException stopped = catchThrowableOfType(
                SessionDbException.class, () -> compare(KEYED, List.of(new Row(1, "a")), List.of(), 20));
        assertThat(stopped.code()).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(Thread.interrupted()).isFalse();
    }

    private static List<String> sorted(List<Row> rows) {
        return rows.stream().map(Row::toString).sorted().toList();
    }

    private static long[] byHand(List<Row> here, List<Row> there, boolean keyed) {
        List<Row> restHere = new ArrayList<>(here);
        List<Row> restThere = new ArrayList<>();
        there.forEach(row -> {
            if (!restHere.remove(row)) {
                restThere.add(row);
            }
        });
        if (!keyed) {
            return new long[] {restHere.size(), restThere.size(), 0};
        }
        Map<Long, Long> keysHere = restHere.stream().collect(Collectors.groupingBy(Row::id, Collectors.counting()));
        Map<Long, Long> keysThere = restThere.stream().collect(Collectors.groupingBy(Row::id, Collectors.counting()));
        long differing = keysHere.entrySet().stream()
                .mapToLong(e -> Math.min(e.getValue(), keysThere.getOrDefault(e.getKey(), 0L)))
                .sum();
        return new long[] {restHere.size() - differing, restThere.size() - differing, differing};
    }

    @Provide
    Arbitrary<List<Row>> tables() {
        return Combinators.combine(Arbitraries.longs().between(0, 8), Arbitraries.of("a", "b", "c"))
                .as(Row::new)
                .list()
                .ofMaxSize(25);
    }

    private static TableComparison compare(List<VerifyColumn> columns, List<Row> here, List<Row> there, int limit) {
        return new TableComparer(limit)
                .compare(
                        () -> new SourceRows(here.stream().map(Row::here).toList()),
                        () -> new BinaryRows(there.stream().map(Row::there).toList()),
                        columns);
    }
}
