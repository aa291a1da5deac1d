package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.CopyBody;
import dev.sessiondb.store.ReadColumn;
import dev.sessiondb.store.Stage;
import dev.sessiondb.store.TargetRows;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StageIT {
    private static final String RUN = "20261120T204500Z-0001";

    private final OpenTarget open = OpenTarget.create();

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void flywayExecutesTheTextAsItStands() {
        try (Stage stage = open.stage(
                RUN,
                """
                CREATE TABLE "we;ird -- ""n/*am*/e ${HOME}" (
                    "a;b" text DEFAULT '${HOME}; -- no comment' -- a comment; with a semicolon
                    , "$$" text DEFAULT 'it''s $$ and $tag$' /* another; 'quoted */
                    , "x" text DEFAULT  E'back\\\\slash; \\' quote'
                    , "é" text CHECK ("é" <> ';')
                )""",
                "CREATE TABLE \"begin\" (\"end\" bigint, \"select ?\" text)",
                "CREATE TABLE \"@set\" (a int);\nCREATE INDEX \"i;\" ON \"@set\" (a)")) {
            String weird = "we;ird -- \"n/*am*/e ${HOME}";
            open.database.execute("INSERT INTO \"" + stage.schemaName() + "\"." + quote(weird) + " DEFAULT VALUES");
            assertThat(open.database.query("SELECT * FROM \"" + stage.schemaName() + "\"." + quote(weird)))
                    .containsExactly(java.util.Arrays.asList(
                            "${HOME}; -- no comment", "it's $$ and $tag$", "back\\slash; ' quote", null));
            assertThat(stage.count("begin")).isZero();
            assertThat(open.database.query("SELECT indexname FROM pg_indexes WHERE tablename = '@set'"))
                    .containsExactly(List.of("i;"));
            assertThat(stage.drop()).isTrue();
        }
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Test
    void aStatementThatFailsIsNamedAndTheStageCanBeDropped() {
        try (Stage stage = open.stage(RUN, "CREATE TABLE t (a bigint)")) {
            stage.load("t", List.of("a"), new CopyRows().row(1L).row(1L));
            Problem problem = failure(() -> stage.apply(List.of(OpenTarget.tables(
                    OpenTarget.version(RUN) + ".3", true, "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a)"))));
            assertThat(problem.code()).isEqualTo(ErrorCode.MIGRATION_FAILED);
            assertThat(problem.causedBy().orElseThrow()).contains("23505").contains("(a)=(1)");
            assertThat(stage.drop()).isTrue();
        }
    }

    @Test
    void namesOfEveryKindLoadAndReadBack() {
        String table = "sel\"ect; drop";
        List<String> columns = List.of("a b", "\"", "ORDER", "é ?", "xmin_");
        String list =
                String.join(", ", columns.stream().map(c -> quote(c) + " text").toList());
        try (Stage stage = open.stage(RUN, "CREATE TABLE " + quote(table) + " (" + list + ")")) {
            long rows = stage.load(
                    table, columns, new CopyRows().row("1", "", null, "ü€", "5").row(null, "2", "", "x", "y"));
            assertThat(rows).isEqualTo(2);
            assertThat(stage.count(table)).isEqualTo(2);
            assertThat(texts(stage, table, columns))
                    .containsExactly(List.of("1", "", "NULL", "ü€", "5"), List.of("NULL", "2", "", "x", "y"));
            assertThat(stage.analyze(List.of(table))).isEmpty();
            stage.drop();
        }
    }

    @Test
    void anEmptyTableReadsBackEmpty() {
        try (Stage stage = open.stage(RUN, "CREATE TABLE t (a text)")) {
            assertThat(stage.load("t", List.of("a"), new CopyRows())).isZero();
            assertThat(texts(stage, "t", List.of("a"))).isEmpty();
            stage.drop();
        }
    }

    @Test
    void aBodysOwnExceptionComesThroughAndNothingIsLoaded() {
        try (Stage stage = open.stage(RUN, "CREATE TABLE t (a text)")) {
            SessionDbException own = Problem.of(ErrorCode.MIGRATION_FAILED, "row 7 does not convert")
                    .toException();
            CopyBody body = out -> {
                new CopyRows().row("x").writeTo(out);
                throw own;
            };
            assertThatExceptionOfType(SessionDbException.class)
                    .isThrownBy(() -> stage.load("t", List.of("a"), body))
                    .isSameAs(own);
            assertThat(stage.count("t")).isZero();
            assertThat(stage.load("t", List.of("a"), new CopyRows().row("x"))).isEqualTo(1);
            stage.drop();
        }
    }

    @Test
    void whatTheServerRefusesIsNamed() {
        try (Stage stage = open.stage(RUN, "CREATE TABLE t (a text NOT NULL)", "CREATE TABLE n (a int)")) {
            Problem notNull = failure(() -> stage.load("t", List.of("a"), new CopyRows().row((Object) null)));
            assertThat(notNull.message()).contains("`t`");
            assertThat(notNull.causedBy().orElseThrow()).contains("23502");
            Problem binary = failure(() -> stage.load("n", List.of("a"), new CopyRows().row("abcdef")));
            assertThat(binary.causedBy().orElseThrow()).contains("22P03");
            byte[] notUtf8 = {(byte) 0xC3, (byte) 0x28};
            assertThat(failure(() -> stage.load("t", List.of("a"), new CopyRows().row((Object) notUtf8)))
                            .causedBy()
                            .orElseThrow())
                    .contains("22021");
            stage.drop();
        }
    }

    @Test
    void aBodyThatSaysAnotherNumberThanArrivedFails() {
        try (Stage stage = open.stage(RUN, "CREATE TABLE t (a text)")) {
            CopyBody body = out -> new CopyRows().row("x").writeTo(out) + 1;
            assertThat(failure(() -> stage.load("t", List.of("a"), body)).message())
                    .contains("2 rows were sent, the server stored 1");
            stage.drop();
        }
    }

    @Test
    void anInterruptEndsALoadSoon() throws InterruptedException {
        try (Stage stage = open.stage(RUN, "CREATE TABLE t (a text)")) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            CopyBody endless = out -> {
                while (true) {
                    out.write(new byte[] {0, 1, 0, 0, 0, 1, 'x'});
                }
            };
            Thread loader = new Thread(() -> {
                try {
                    stage.load("t", List.of("a"), endless);
                } catch (SessionDbException e) {
                    thrown.set(e);
                }
            });
            loader.start();
            Thread.sleep(300);
            loader.interrupt();
            loader.join(5_000);
            assertThat(loader.isAlive()).isFalse();
            assertThat(thrown.get()).isInstanceOfSatisfying(SessionDbException.class, e -> assertThat(e.code())
                    .isEqualTo(ErrorCode.INTERRUPTED));
            assertThat(stage.count("t")).isZero();
            stage.drop();
        }
    }

    @Test
    void readingCanEndEarlyAgainAndAgain() {
        try (Stage stage =
                open.stage(RUN, "CREATE TABLE t AS SELECT repeat('x', 1000) AS a FROM generate_series(1, 200000)")) {
            Instant start = Instant.now();
            for (int i = 0; i < 3 * OpenTarget.POOL; i++) {
                try (TargetRows rows = stage.read("t", List.of(new ReadColumn("a", false)))) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.length(0)).isEqualTo(1000);
                }
                assertThat(stage.count("t")).isEqualTo(200_000);
            }
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
            stage.drop();
        }
    }

    @Test
    void anErrorOfTheServerWhileReadingIsAnErrorNotAnEnd() {
        try (Stage stage = open.stage(
                RUN, "CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a) STORED)", "CREATE TABLE base (a int)")) {
            open.database.execute(
                    "DROP TABLE \"" + stage.schemaName() + "\".base",
                    "CREATE VIEW \"" + stage.schemaName()
                            + "\".base AS SELECT 1 / (3 - a) AS a FROM generate_series(1, 5) a");
            assertThat(failure(() -> texts(stage, "base", List.of("a")))
                            .causedBy()
                            .orElseThrow())
                    .contains("22012");
            stage.drop();
        }
    }

    @Test
    void largeValuesAreReadByDigest() throws NoSuchAlgorithmException {
        byte[] blob = new byte[20_000_000];
        new java.util.Random(7).nextBytes(blob);
        String text = "é".repeat(6_000_000);
        try (Stage stage = open.stage(RUN, "CREATE TABLE t (id bigint, b bytea, c text)")) {
            stage.load(
                    "t",
                    List.of("id", "b", "c"),
                    new CopyRows().row(1L, blob, text).row(2L, null, ""));
            List<ReadColumn> columns =
                    List.of(new ReadColumn("id", false), new ReadColumn("b", true), new ReadColumn("c", true));
            try (TargetRows rows = stage.read("t", columns)) {
                assertThat(rows.next()).isTrue();
                assertThat(value(rows, 1)).isEqualTo(sha256(blob));
                assertThat(value(rows, 2)).isEqualTo(sha256(text.getBytes(StandardCharsets.UTF_8)));
                assertThat(rows.next()).isTrue();
                assertThat(rows.length(1)).isEqualTo(-1);
                assertThat(value(rows, 2)).isEqualTo(sha256(new byte[0]));
                assertThat(rows.next()).isFalse();
                assertThat(rows.next()).isFalse();
            }
            stage.drop();
        }
    }

    @Test
    void tablesLoadSideBySide() {
        List<String> tables = IntStream.range(0, 12).mapToObj(i -> "t" + i).toList();
        String[] statements =
                tables.stream().map(t -> "CREATE TABLE " + t + " (a text)").toArray(String[]::new);
        try (Stage stage = open.stage(RUN, statements)) {
            long loaded = tables.parallelStream()
                    .mapToLong(t ->
                            stage.load(t, List.of("a"), new CopyRows().row("x").row("y")))
                    .sum();
            assertThat(loaded).isEqualTo(24);
            assertThat(tables).allSatisfy(t -> assertThat(stage.count(t)).isEqualTo(2));
            stage.drop();
        }
    }

    @Test
    void droppingWhatIsGoneIsFine() {
        try (Stage stage = open.stage(RUN, "CREATE TABLE t (a text)")) {
            assertThat(stage.drop()).isTrue();
            assertThat(stage.drop()).isTrue();
            assertThat(failure(() -> stage.count("t")).causedBy().orElseThrow()).contains("42P01");
        }
    }

    private static List<List<String>> texts(Stage stage, String table, List<String> columns) {
        List<List<String>> all = new ArrayList<>();
        try (TargetRows rows = stage.read(
                table, columns.stream().map(c -> new ReadColumn(c, false)).toList())) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    row.add(rows.length(i) < 0 ? "NULL" : new String(value(rows, i), StandardCharsets.UTF_8));
                }
                all.add(row);
            }
        }
        return all;
    }

    private static byte[] value(TargetRows rows, int column) {
        int start = rows.offset(column);
        return java.util.Arrays.copyOfRange(rows.buffer(), start, start + rows.length(column));
    }

    private static byte[] sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static Problem failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return assertThatExceptionOfType(SessionDbException.class)
                .isThrownBy(call)
                .actual()
                .problem();
    }
}
