package dev.sessiondb.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares single values, and small tables. */
final class Comparing {

    private Comparing() {}

    static boolean equal(ConversionSpec spec, @Nullable Object source, byte @Nullable [] target) {
        return one(spec, source, target).equal();
    }

    /** A table of one row with one column, without key. */
    static TableVerification one(ConversionSpec spec, @Nullable Object source, byte @Nullable [] target) {
        return new TableVerifier()
                .verify(
                        "t",
                        () -> new SourceRows(List.of(Collections.singletonList(source))),
                        () -> new BinaryRows(List.of(Collections.singletonList(target))),
                        List.of(new VerifyColumn(0, "v", spec, false, false)));
    }

    /** All ways: both sides at once, the source by somebody else meanwhile, and by somebody else who gave up. */
    static TableVerification table(
            List<VerifyColumn> columns,
            List<? extends List<? extends @Nullable Object>> source,
            List<? extends List<byte @Nullable []>> target) {
        TableVerifier verifier = new TableVerifier();
        TableVerification outcome =
                verifier.verify("t", () -> new SourceRows(source), () -> new BinaryRows(target), columns);
        SourceSums ahead = new SourceSums();
        Thread reader = new Thread(() -> ahead.read(() -> new SourceRows(source), columns));
        reader.start();
        requireSame(
                outcome, verifier.verify("t", ahead, () -> new SourceRows(source), RowParts.target(target), columns));
        SourceSums givenUp = new SourceSums();
        givenUp.end();
        requireSame(
                outcome, verifier.verify("t", givenUp, () -> new SourceRows(source), RowParts.target(target), columns));
        return outcome;
    }

    private static void requireSame(TableVerification outcome, TableVerification later) {
        assertThat(later.equal()).isEqualTo(outcome.equal());
        assertThat(later.sourceRows()).isEqualTo(outcome.sourceRows());
        if (outcome.mismatches().size() < DifferenceSearch.MOST) {
            assertThat(later.mismatches()).containsExactlyInAnyOrderElementsOf(outcome.mismatches());
        }
    }

    static ConversionSpec spec(TypeKind kind) {
        return ConversionSpec.of(ColumnType.of(kind));
    }

    static VerifyColumn key(int position, String name, TypeKind kind) {
        return new VerifyColumn(position, name, spec(kind), true, false);
    }

    static VerifyColumn value(int position, String name, TypeKind kind) {
        return new VerifyColumn(position, name, spec(kind), false, false);
    }

    static List<@Nullable Object> source(@Nullable Object... values) {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    static List<byte @Nullable []> target(byte @Nullable []... values) {
        return Collections.unmodifiableList(Arrays.asList(values));
    }
}
