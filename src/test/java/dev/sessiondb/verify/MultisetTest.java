package dev.sessiondb.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.TypeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Any multiset of rows is equal to itself in another order, and to nothing else. */
class MultisetTest {

    /** One row; few different values, so that rows are often there more than once. */
    record Row(
            @Nullable Long number,
            @Nullable String text,
            @Nullable Double real) {

        List<@Nullable Object> source() {
            return Comparing.source(number, text, real);
        }

        List<byte @Nullable []> target() {
            return Comparing.target(
                    number == null ? null : Sent.int8(number),
                    text == null ? null : Sent.text(text),
                    real == null ? null : Sent.float8(real));
        }
    }

    @Property
    void shuffledCopyIsEqual(@ForAll("tables") List<Row> rows, @ForAll long seed) {
        assertThat(compare(rows, shuffled(rows, seed)).equal()).isTrue();
    }

    @Property
    void mutatedCopyIsNot(@ForAll("tables") List<Row> rows, @ForAll("rows") Row row, @ForAll long seed) {
        List<Row> mutated = shuffled(rows, seed);
        int change = new Random(seed).nextInt(3);
        if (mutated.isEmpty() || change == 0) {
            mutated.add(row);
        } else if (change == 1) {
            mutated.remove(0);
        } else if (!mutated.set(0, row).equals(row)) {
            change = 2;
        } else {
            mutated.add(row);
        }
        TableVerification outcome = compare(rows, mutated);
        assertThat(outcome.equal()).isFalse();
        assertThat(outcome.mismatches()).isNotEmpty().noneMatch(m -> m.key().equals("some rows"));
        assertThat(outcome.sourceRows()).isEqualTo(rows.size());
        assertThat(outcome.targetRows()).isEqualTo(mutated.size());
    }

    @Provide
    Arbitrary<List<Row>> tables() {
        return rows().list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<Row> rows() {
        Arbitrary<Long> numbers = Arbitraries.oneOf(Arbitraries.of(0L, 1L, -1L), Arbitraries.longs())
                .injectNull(0.1);
        Arbitrary<String> texts =
                Arbitraries.of("", "a", "b", "ab", "NULL", "é", "x".repeat(300)).injectNull(0.1);
        Arbitrary<Double> reals =
                Arbitraries.of(0.0, -0.0, 1.0, 0.1, Double.POSITIVE_INFINITY).injectNull(0.1);
        return Combinators.combine(numbers, texts, reals).as(Row::new);
    }

    private static List<Row> shuffled(List<Row> rows, long seed) {
        List<Row> copy = new ArrayList<>(rows);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }

    private static TableVerification compare(List<Row> source, List<Row> target) {
        List<VerifyColumn> columns = List.of(
                Comparing.value(0, "number", TypeKind.BIGINT),
                Comparing.value(1, "text", TypeKind.TEXT),
                Comparing.value(2, "real", TypeKind.DOUBLE));
        return Comparing.table(
                columns,
                source.stream().map(Row::source).toList(),
                target.stream().map(Row::target).toList());
    }
}
