package dev.sessiondb.verify;

import static dev.sessiondb.verify.Comparing.key;
import static dev.sessiondb.verify.Comparing.source;
import static dev.sessiondb.verify.Comparing.table;
import static dev.sessiondb.verify.Comparing.target;
import static dev.sessiondb.verify.Comparing.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Differences planted in small and large tables are found, and named. */
class TableVerifierTest {
    private static final List<VerifyColumn> KEYED =
            List.of(key(0, "id", TypeKind.BIGINT), value(1, "name", TypeKind.TEXT), value(2, "score", TypeKind.DOUBLE));
    private static final List<VerifyColumn> KEYLESS =
            List.of(value(0, "a", TypeKind.BIGINT), value(1, "b", TypeKind.TEXT));

    @Test
    void equalInAnyOrder() {
        TableVerification outcome = table(
                KEYED,
                List.of(source(1L, "a", 0.5), source(2L, "b", null), source(3L, null, -1.0)),
                List.of(sent(3, null, -1.0), sent(1, "a", 0.5), sent(2, "b", null)));
        assertThat(outcome).isEqualTo(new TableVerification("t", 3, 3, 9, List.of()));
        assertThat(outcome.equal()).isTrue();
    }

    @Test
    void emptyTables() {
        assertThat(table(KEYED, List.of(), List.of()).equal()).isTrue();
        assertThat(table(KEYLESS, List.of(), List.of()).equal()).isTrue();
    }

    @Test
    void changedValue() {
        TableVerification outcome = table(
                KEYED,
                List.of(source(1L, "a", 0.5), source(2L, "b", 0.5)),
                List.of(sent(1, "a", 0.5), sent(2, "B", 0.25)));
        assertThat(outcome.mismatches())
                .containsExactly(
                        new Mismatch("t", "id = 2", "name", "'b'", "'B'"),
                        new Mismatch("t", "id = 2", "score", "0.5", "0.25"));
    }

    @Test
    void missingRow() {
        TableVerification outcome =
                table(KEYED, List.of(source(1L, "a", 0.5), source(2L, "b", null)), List.of(sent(1, "a", 0.5)));
        assertThat(outcome)
                .isEqualTo(new TableVerification(
                        "t", 2, 1, 6, List.of(new Mismatch("t", "id = 2", "*", "(2, 'b', NULL)", "(no such row)"))));
    }

    @Test
    void extraRow() {
        TableVerification outcome =
                table(KEYED, List.of(source(1L, "a", 0.5)), List.of(sent(1, "a", 0.5), sent(9, "x", 1.0)));
        assertThat(outcome.mismatches())
                .containsExactly(new Mismatch("t", "id = 9", "*", "(no such row)", "(9, 'x', 1.0)"));
        assertThat(outcome.equal()).isFalse();
    }

    @Test
    void valuesSwappedBetweenRows() {
        TableVerification outcome = table(
                KEYED,
                List.of(source(1L, "a", 0.5), source(2L, "b", 0.5)),
                List.of(sent(1, "b", 0.5), sent(2, "a", 0.5)));
        assertThat(outcome.mismatches())
                .containsExactlyInAnyOrder(
                        new Mismatch("t", "id = 1", "name", "'a'", "'b'"),
                        new Mismatch("t", "id = 2", "name", "'b'", "'a'"));
    }

    @Test
    void valuesSwappedBetweenColumnsOfOneType() {
        List<VerifyColumn> columns = List.of(value(0, "a", TypeKind.TEXT), value(1, "b", TypeKind.TEXT));
        assertThat(table(columns, List.of(source("a", "bc")), List.of(target(Sent.text("ab"), Sent.text("c"))))
                        .equal())
                .isFalse();
        assertThat(table(columns, List.of(source("a", null)), List.of(target(null, Sent.text("a"))))
                        .equal())
                .isFalse();
    }

    @Test
    void nullIsNotEmpty() {
        TableVerification outcome = table(KEYED, List.of(source(1L, null, 0.0)), List.of(sent(1, "", 0.0)));
        assertThat(outcome.mismatches()).containsExactly(new Mismatch("t", "id = 1", "name", "NULL", "''"));
    }

    @Test
    void minusZeroIsNotZero() {
        TableVerification outcome = table(KEYED, List.of(source(1L, "a", -0.0)), List.of(sent(1, "a", 0.0)));
        assertThat(outcome.mismatches()).containsExactly(new Mismatch("t", "id = 1", "score", "-0.0", "0.0"));
    }

    @Test
    void duplicatesInAKeylessTableAreCounted() {
        List<List<@Nullable Object>> twice = List.of(source(1L, "a"), source(1L, "a"), source(2L, "b"));
        List<List<byte @Nullable []>> once =
                List.of(target(Sent.int8(1), Sent.text("a")), target(Sent.int8(2), Sent.text("b")));
        List<List<byte @Nullable []>> other = List.of(
                target(Sent.int8(1), Sent.text("a")),
                target(Sent.int8(2), Sent.text("b")),
                target(Sent.int8(2), Sent.text("b")));
        assertThat(table(KEYLESS, twice, once).mismatches())
                .containsExactly(
                        new Mismatch("t", "row without key, rowid 1", "*", "2 rows (1, 'a')", "1 row (1, 'a')"));
        assertThat(table(KEYLESS, twice, other).mismatches())
                .containsExactlyInAnyOrder(
                        new Mismatch("t", "row without key, rowid 1", "*", "2 rows (1, 'a')", "1 row (1, 'a')"),
                        new Mismatch("t", "row without key, rowid 3", "*", "1 row (2, 'b')", "2 rows (2, 'b')"));
    }

    @Test
    void changedRowInAKeylessTable() {
        TableVerification outcome =
                table(KEYLESS, List.of(source(1L, "a")), List.of(target(Sent.int8(1), Sent.text("A"))));
        assertThat(outcome.mismatches())
                .containsExactlyInAnyOrder(
                        new Mismatch("t", "row without key, rowid 1", "*", "(1, 'a')", "(no such row)"),
                        new Mismatch("t", "row without key", "*", "(no such row)", "(1, 'A')"));
    }

    @Test
    void valueThatMeansNothingIsNamed() {
        TableVerification outcome = table(KEYED, List.of(source(1L, "a", "soon")), List.of(sent(1, "a", 0.0)));
        assertThat(outcome.mismatches())
                .containsExactly(
                        new Mismatch("t", "id = 1", "score", "no value of type double precision: 'soon'", "0.0"));
    }

    @Test
    void keyThatMeansNothingIsNamed() {
        TableVerification outcome =
                table(KEYED, List.of(source("x", "a", 0.0), source("y", "a", 0.0)), List.of(sent(1, "a", 0.0)));
        assertThat(outcome.mismatches()).hasSize(3);
        assertThat(outcome.mismatches())
                .anySatisfy(m -> assertThat(m.key()).isEqualTo("id = no value of type bigint: 'x'"));
        assertThat(outcome.mismatches()).anySatisfy(m -> assertThat(m.key()).isEqualTo("id = 1"));
    }

    @Test
    void longValuesThatLookAlikeAreToldApart() {
        TableVerification outcome = table(
                KEYED, List.of(source(1L, "x".repeat(200) + "a", 0.0)), List.of(sent(1, "x".repeat(200) + "b", 0.0)));
        Mismatch mismatch = outcome.mismatches().get(0);
        assertThat(mismatch.source()).startsWith("201 bytes, SHA-256 ").hasSizeLessThanOrEqualTo(80);
        assertThat(mismatch.target()).startsWith("201 bytes, SHA-256 ").isNotEqualTo(mismatch.source());
    }

    @Test
    void wordsAreShortAndHarmless() {
        String nasty = "it's\n\t\u0007\u001b[31m\u202e \\";
        TableVerification outcome =
                table(KEYED, List.of(source(1L, nasty, 0.0)), List.of(sent(1, "y".repeat(500), 0.0)));
        Mismatch mismatch = outcome.mismatches().get(0);
        assertThat(mismatch.source()).isEqualTo("'it''s\\n\\t\\u{7}\\u{1b}[31m\\u{202e} \\\\'");
        assertThat(mismatch.target()).isEqualTo("'" + "y".repeat(78) + "…");
    }

    @Test
    void positionsOfTheSourceMayDiffer() {
        List<VerifyColumn> columns = List.of(value(2, "b", TypeKind.TEXT), key(0, "id", TypeKind.BIGINT));
        assertThat(table(
                                columns,
                                List.of(source(1L, "not carried", "b")),
                                List.of(target(Sent.text("b"), Sent.int8(1))))
                        .equal())
                .isTrue();
    }

    @Test
    void compositeKey() {
        List<VerifyColumn> columns =
                List.of(key(0, "a", TypeKind.TEXT), key(1, "b", TypeKind.TEXT), value(2, "v", TypeKind.BIGINT));
        TableVerification outcome = table(
                columns,
                List.of(source("x", "yz", 1L), source("xy", "z", 2L)),
                List.of(
                        target(Sent.text("xy"), Sent.text("z"), Sent.int8(3)),
                        target(Sent.text("x"), Sent.text("yz"), Sent.int8(1))));
        assertThat(outcome.mismatches()).containsExactly(new Mismatch("t", "a = 'xy', b = 'z'", "v", "2", "3"));
    }

    @Test
    void atMostTwentyMismatches() {
        List<List<@Nullable Object>> source = new ArrayList<>();
        List<List<byte @Nullable []>> target = new ArrayList<>();
        for (long id = 0; id < 5_000; id++) {
            source.add(source(id, "a", 0.0));
            target.add(sent(id, "b", 1.0));
        }
        TableVerification outcome = table(KEYED, source, target);
        assertThat(outcome.mismatches()).hasSize(20);
        assertThat(table(KEYED, source, List.of()).mismatches()).hasSize(20);
        assertThat(table(KEYED, List.of(), target).mismatches()).hasSize(20);
    }

    @Test
    void oneDifferenceInAHundredThousandRows() {
        List<Integer> order = new ArrayList<>();
        for (int id = 0; id < 100_000; id++) {
            order.add(id);
        }
        List<List<@Nullable Object>> source = order.stream()
                .map(id -> source((long) id, "name " + id, id / 7.0))
                .toList();
        Collections.shuffle(order, new Random(2));
        List<List<byte @Nullable []>> target = order.stream()
                .map(id -> sent(id, "name " + id, id == 77_777 ? Math.nextUp(id / 7.0) : id / 7.0))
                .toList();
        TableVerification outcome = table(KEYED, source, target);
        assertThat(outcome.mismatches())
                .containsExactly(new Mismatch("t", "id = 77777", "score", "11111.0", "11111.000000000002"));
        assertThat(outcome.sourceRows()).isEqualTo(100_000);
        assertThat(outcome.targetRows()).isEqualTo(100_000);
        assertThat(outcome.values()).isEqualTo(300_000);
    }

    @Test
    void digestColumn() throws Exception {
        List<VerifyColumn> columns = List.of(
                key(0, "id", TypeKind.BIGINT),
                new VerifyColumn(1, "body", ConversionSpec.of(ColumnType.of(TypeKind.TEXT)), false, true));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Sent.text("body"));
        List<List<@Nullable Object>> source = List.of(source(1L, "body"), source(2L, null));
        assertThat(table(columns, source, List.of(target(Sent.int8(1), digest), target(Sent.int8(2), null)))
                        .equal())
                .isTrue();
        byte[] other = digest.clone();
        other[31] ^= 1;
        TableVerification outcome =
                table(columns, source, List.of(target(Sent.int8(1), other), target(Sent.int8(2), null)));
        assertThat(outcome.mismatches()).singleElement().satisfies(m -> {
            assertThat(m.column()).isEqualTo("body");
            assertThat(m.source()).isEqualTo("'body'");
            assertThat(m.target()).startsWith("SHA-256 ");
        });
    }

    @Test
    void digestOfATypeThatIsNotEqualByBytesIsRefused() {
        VerifyColumn column = new VerifyColumn(0, "j", ConversionSpec.of(ColumnType.of(TypeKind.JSONB)), false, true);
        assertThatThrownBy(() -> table(List.of(column), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesReadInPieces() {
        for (TypeKind kind : List.of(TypeKind.TEXT, TypeKind.VARCHAR, TypeKind.BYTEA, TypeKind.JSON, TypeKind.JSONB)) {
            String text = "\"" + "x".repeat(3_000) + "\"";
            byte[] sent = kind == TypeKind.JSONB ? Sent.jsonb(text) : Sent.text(text);
            TableVerification outcome = new TableVerifier()
                    .verify(
                            "t",
                            () -> new SourceRows(List.of(source(text)), 1_000),
                            () -> new BinaryRows(List.of(target(sent))),
                            List.of(value(0, "v", kind)));
            assertThat(outcome.equal()).as(kind.name()).isTrue();
        }
    }

    /** The second reading of the target fails, or shows other rows than the first. */
    @Test
    void neverEqualWhenNamingFails() {
        List<List<@Nullable Object>> source = List.of(source(1L, "a", 0.0));
        AtomicInteger readings = new AtomicInteger();
        TableVerification failed = new TableVerifier()
                .verify(
                        "t",
                        () -> new SourceRows(source),
                        () -> {
                            if (readings.getAndIncrement() > 0) {
                                throw Problem.of(ErrorCode.TARGET_UNAVAILABLE, "the connection is gone")
                                        .toException();
                            }
                            return new BinaryRows(List.of(sent(1, "b", 0.0)));
                        },
                        KEYED);
        assertThat(failed.equal()).isFalse();
        assertThat(failed.mismatches()).singleElement().satisfies(m -> {
            assertThat(m.column()).isEqualTo("*");
            assertThat(m.target()).contains("the connection is gone");
        });

        readings.set(0);
        TableVerification changed = new TableVerifier()
                .verify(
                        "t",
                        () -> new SourceRows(source),
                        () -> new BinaryRows(List.of(sent(1, readings.getAndIncrement() > 0 ? "a" : "b", 0.0))),
                        KEYED);
        assertThat(changed.equal()).isFalse();
        assertThat(changed.mismatches()).singleElement().satisfies(m -> assertThat(m.column())
                .isEqualTo("*"));
    }

    @Test
    void interruptionIsPassedOn() {
        AtomicInteger readings = new AtomicInteger();
        assertThatThrownBy(() -> new TableVerifier()
                        .verify(
                                "t",
                                () -> {
                                    if (readings.getAndIncrement() > 0) {
                                        throw Problem.of(ErrorCode.INTERRUPTED, "interrupted")
                                                .toException();
                                    }
                                    return new SourceRows(List.of(source(1L, "a", 0.0)));
                                },
                                () -> new BinaryRows(List.of()),
                                KEYED))
                .hasMessage("interrupted");
    }

    @Test
    void counts() {
        assertThat(TableVerifier.counts("t", 3, 3)).isEqualTo(new TableVerification("t", 3, 3, 0, List.of()));
        TableVerification outcome = TableVerifier.counts("t", 3, 4);
        assertThat(outcome.equal()).isFalse();
        assertThat(outcome.mismatches()).containsExactly(new Mismatch("t", "all rows", "*", "3 rows", "4 rows"));
    }

    private static List<byte @Nullable []> sent(long id, @Nullable String name, @Nullable Double score) {
        return Arrays.asList(
                Sent.int8(id), name == null ? null : Sent.text(name), score == null ? null : Sent.float8(score));
    }
}
