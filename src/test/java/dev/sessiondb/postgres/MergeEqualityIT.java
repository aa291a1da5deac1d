package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.error.Problem;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeRehearsal;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.store.PublishPlan;
import dev.sessiondb.store.SequenceFloor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeEqualityIT extends MergeFixture {

    @Test
    void valuesAreEqualByTypeNotByTaste() {
        open.database.execute(
                "CREATE TABLE v (id bigint PRIMARY KEY, t text, d double precision, j json, b jsonb, c char(4))",
                "INSERT INTO v VALUES (1, 'é', 0.0, '{\"a\":1}', '{\"a\": 1, \"b\": 2}', 'ab'), (2, 'x', 'NaN', NULL, NULL, NULL),"
                        + " (3, 'same', 1, '{\"a\":1}', '{\"a\":1}', 'ab')");
        MergeTable table = MergeTables.of("v", "id", "id BIGINT", "t TEXT", "d DOUBLE", "j JSON", "b JSONB", "c CHAR");
        CopyRows rows = new CopyRows()
                .row(1L, "e\u0301", -0.0, "{\"a\": 1}", jsonb("{\"b\":2,\"a\":1}"), "ab  ")
                .row(2L, "x", Double.NaN, null, null, null)
                .row(3L, "same", 1.0, "{\"a\":1}", jsonb("{\"a\":1}"), "ab");
        MergeCount count = open.target
                .rehearseMerge(List.of(new MergeRehearsal(table, true, rows.numbered())))
                .get(0);
        assertThat(count.identical()).isEqualTo(2);
        assertThat(count.examples())
                .singleElement()
                .asString()
                .contains("key (1) differs: column `t`: ")
                .contains("column `d`: source '-0', target '0'")
                .contains("column `j`: ")
                .doesNotContain("`b`")
                .doesNotContain("`c`");
    }

    @Test
    void rowsThatOnlyTheTargetHasAreCounted() {
        open.database.execute(
                "CREATE TABLE keyed (id bigint PRIMARY KEY, t text)",
                "INSERT INTO keyed VALUES (1, 'same'), (2, 'ours'), (8, 'only'), (9, NULL)",
                "CREATE TABLE keyless (t text)",
                "INSERT INTO keyless VALUES ('a'), ('a'), ('a'), ('b'), (NULL), (NULL)");
        MergeTable keyed = MergeTables.of("keyed", "id", "id BIGINT", "t TEXT");
        MergeTable keyless = MergeTables.of("keyless", "", "t TEXT");
        CopyRows keyedRows = new CopyRows().row(1L, "same").row(2L, "theirs").row(3L, "new");
        CopyRows keylessRows = new CopyRows().row("a").row("c").row((Object) null);
        List<MergeCount> counts = open.target.rehearseMerge(List.of(
                new MergeRehearsal(keyed, true, keyedRows.numbered()),
                new MergeRehearsal(keyless, true, keylessRows.numbered())));
        assertThat(counts).extracting(MergeCount::onlyInTarget).containsExactly(2L, 4L);
        assertThat(counts).extracting(MergeCount::fresh).containsExactly(1L, 1L);
    }

    private static byte[] jsonb(String text) {
        return ('\u0001' + text).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void keysCompareAsTheTargetsOwnCollationHasThem() {
        open.database.execute(
                "CREATE COLLATION folding (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
                "CREATE TABLE k (name text COLLATE folding PRIMARY KEY, other text COLLATE \"C\" UNIQUE)",
                "INSERT INTO k VALUES ('Anna', 'x')");
        MergeTable table =
                MergeTables.unique(MergeTables.of("k", "name", "name TEXT", "other TEXT"), "k_other", "other");
        MergeCount count = publish(
                FIRST,
                "CREATE TABLE k (name text, other text)",
                new CopyRows().row("ANNA", "x").row("Berta", "y").row("Clara", "x"),
                plan(OnConflict.SKIP, table));
        assertThat(List.of(count.fresh(), count.differing(), count.shadowed())).containsExactly(1L, 1L, 1L);
        assertThat(open.database.query("SELECT name FROM k ORDER BY other"))
                .containsExactly(List.of("Anna"), List.of("Berta"));
    }

    @Test
    void identityAlwaysHostileNamesAndManyColumns() {
        StringBuilder columns = new StringBuilder("\"i\"\"d ?\" bigint");
        String[] names = new String[151];
        names[0] = "i\"d ? BIGINT";
        for (int i = 1; i <= 150; i++) {
            columns.append(", \"c;").append(i).append("\" text");
            names[i] = "c;" + i + " TEXT";
        }
        String staged = "CREATE TABLE \"T t\" (" + columns + ")";
        open.database.execute(staged.replace("bigint", "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"));
        MergeTable table = MergeTables.of("T t", "i\"d ?", names);
        Object[] values = new Object[151];
        Arrays.fill(values, "v");
        values[0] = 40L;
        PublishPlan plan = new PublishPlan(
                List.of(), List.of(List.of(table)), List.of(), List.of(new SequenceFloor("T t", "i\"d ?", 41)), "{}");
        publish(FIRST, staged, new CopyRows().row(values), plan);
        open.database.execute("INSERT INTO \"T t\" (\"c;1\") VALUES ('next')");
        assertThat(open.database.value("SELECT \"i\"\"d ?\" FROM \"T t\" WHERE \"c;1\" = 'next'"))
                .isEqualTo(42L);
        values[7] = "w";
        Problem problem = failure(SECOND, staged, new CopyRows().row(values), plan);
        assertThat(problem.causedBy().orElseThrow()).contains("column `c;7`: source 'w', target 'v'");
    }
}
