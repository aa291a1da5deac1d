package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeRehearsal;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.MergeViolation;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.store.RowIds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Constraints of the target that a rehearsal tries, of kinds that are rare but lose rows where they are. */
class MergeViolationsIT extends MergeFixture {
    private static final MergeTable ITEMS = MergeTables.of("items", "id", "id BIGINT", "a BIGINT", "b TEXT");

    @Test
    void aForeignKeyOfSeveralColumnsInFull() {
        open.database.execute(
                "CREATE TABLE places (a bigint, b text, PRIMARY KEY (a, b))",
                "INSERT INTO places VALUES (1, 'x')",
                "CREATE TABLE items (id bigint PRIMARY KEY, a bigint, b text, CONSTRAINT whole FOREIGN KEY (a, b) REFERENCES places MATCH FULL)");
        CopyRows rows = new CopyRows()
                .row(1L, 1L, "x")
                .row(2L, null, null)
                .row(3L, 1L, null)
                .row(4L, 1L, "y");
        assertThat(violations(ITEMS, rows)).singleElement().satisfies(violation -> {
            assertThat(violation.constraint()).isEqualTo("whole");
            assertThat(violation.definition())
                    .startsWith("FOREIGN KEY (a, b) REFERENCES public.places(a, b) MATCH FULL");
            assertThat(violation.ids()).isEqualTo(RowIds.of(3, 4));
            assertThat(violation.rowNames()).containsExactly("rowid 3", "rowid 4");
        });
    }

    @Test
    void aForeignKeyToATableOfAnotherSchemaInThatTablesOwnCollation() {
        open.database.admin(
                "CREATE EXTENSION citext SCHEMA public", "CREATE SCHEMA other AUTHORIZATION " + open.database.role());
        open.database.execute(
                "CREATE TABLE other.codes (code public.citext PRIMARY KEY)",
                "INSERT INTO other.codes VALUES ('Anna')",
                "CREATE TABLE items (id bigint PRIMARY KEY, a bigint, b public.citext REFERENCES other.codes)");
        CopyRows rows = new CopyRows().row(1L, 1L, "ANNA").row(2L, 1L, "Bert");
        assertThat(violations(ITEMS, rows)).singleElement().satisfies(violation -> assertThat(violation.ids())
                .isEqualTo(RowIds.of(2)));
    }

    /** Each row of a chain refers to the one before; the first to none that there is. */
    @Test
    void whatRefersToARowThatIsRefusedIsRefusedToo() {
        open.database.execute(
                "CREATE TABLE items (id bigint PRIMARY KEY, a bigint REFERENCES items, b text CHECK (b <> 'bad'))");
        CopyRows rows = new CopyRows();
        for (long id = 1; id <= 30; id++) {
            rows.row(id, id == 1 ? 99L : id - 1, "x");
        }
        rows.row(50L, null, "bad").row(51L, 50L, "y").row(52L, null, "z");
        List<MergeViolation> violations = violations(ITEMS, rows);
        assertThat(violations).extracting(MergeViolation::rows).containsExactlyInAnyOrder(1L, 1L, 30L);
        assertThat(violations)
                .filteredOn(v -> v.reference() && !v.follows())
                .singleElement()
                .satisfies(violation -> assertThat(violation.rowNames()).containsExactly("rowid 1"));
        assertThat(violations)
                .filteredOn(MergeViolation::follows)
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rowNames()).hasSize(10).startsWith("rowid 2");
                    assertThat(violation.ids().size()).isEqualTo(30);
                    assertThat(violation.ids().contains(32))
                            .as("the row with id 51")
                            .isTrue();
                });
    }

    /** What the target has already is not asked again, and may break a constraint that was never validated. */
    @Test
    void onlyRowsThatWouldGoInAreTried() {
        open.database.execute(
                "CREATE TABLE items (id bigint PRIMARY KEY, a bigint, b text)",
                "INSERT INTO items VALUES (1, -1, 'old'), (2, -2, 'theirs')",
                "ALTER TABLE items ADD CONSTRAINT positive CHECK (a > 0) NOT VALID");
        CopyRows rows = new CopyRows().row(1L, -1L, "old").row(2L, -2L, "ours").row(3L, -3L, "new");
        assertThat(violations(ITEMS, rows)).singleElement().satisfies(violation -> assertThat(violation.ids())
                .isEqualTo(RowIds.of(3)));
        assertThat(violations(ITEMS.with(OnConflict.UPDATE), rows))
                .singleElement()
                .satisfies(violation -> assertThat(violation.ids()).isEqualTo(RowIds.of(2, 3)));
    }

    @Test
    void uniqueIndexesThatNoListOfColumnsDescribes() {
        open.database.execute(
                "CREATE TABLE items (id bigint PRIMARY KEY, a bigint, b text, kind text DEFAULT 'k', low text GENERATED ALWAYS AS (lower(b)) STORED)",
                "CREATE UNIQUE INDEX by_default ON items (a, kind)",
                "CREATE UNIQUE INDEX by_generated ON items (low)",
                "INSERT INTO items (id, a, b) VALUES (100, 7, 'Anna')");
        CopyRows rows = new CopyRows()
                .row(1L, 7L, "x")
                .row(2L, 8L, "ANNA")
                .row(3L, 8L, "y")
                .row(4L, null, "z")
                .row(5L, null, "v");
        MergeCount count = rehearsed(ITEMS, rows);
        assertThat(count.fresh()).isEqualTo(2);
        assertThat(count.examples())
                .containsExactly(
                        "key (1) is shadowed by another row of the target under unique key `by_default`",
                        "key (2) is shadowed by another row of the target under unique key `by_generated`",
                        "key (3) is shadowed by an earlier row of the source with the same (`by_default`)");
    }

    @Test
    void nullsThatAreNotDistinctClash() {
        open.database.execute(
                "CREATE TABLE items (id bigint PRIMARY KEY, a bigint, b text, UNIQUE NULLS NOT DISTINCT (b))",
                "INSERT INTO items VALUES (100, 7, NULL)");
        CopyRows rows = new CopyRows().row(1L, 7L, null).row(2L, 8L, "x");
        assertThat(rehearsed(ITEMS, rows).examples())
                .singleElement()
                .asString()
                .contains("key (1) is shadowed by another row of the target under unique key `items_b_key`");
    }

    @Test
    void nothingIsLeftBehindNotEvenANumber() {
        open.database.execute(
                "CREATE TABLE items (id bigint PRIMARY KEY, a bigint, b text, n bigserial CHECK (n > 0))");
        assertThat(violations(ITEMS, new CopyRows().row(1L, 1L, "x"))).isEmpty();
        assertThat(open.database.value("SELECT is_called FROM items_n_seq")).isEqualTo(false);
        assertThat(open.database.value("SELECT count(*) FROM items")).isEqualTo(0L);
    }

    private List<MergeViolation> violations(MergeTable table, CopyRows rows) {
        return rehearsed(table, rows).violations();
    }

    private MergeCount rehearsed(MergeTable table, CopyRows rows) {
        return open.target
                .rehearseMerge(List.of(new MergeRehearsal(table, true, rows.numbered())))
                .get(0);
    }
}
