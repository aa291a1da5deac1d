package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.store.PublishPlan;
import dev.sessiondb.store.Stage;
import dev.sessiondb.store.UndoOrder;
import dev.sessiondb.store.UndoPlan;
import dev.sessiondb.store.UndoTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A run taken back in the target's tables: what is there is compared with what was there before the run. */
class UndoIT extends MergeFixture {
    private static final String ALL_USERS = "SELECT * FROM users ORDER BY id";

    private UndoPlan undo(String run, boolean keep) {
        return open.target.undo(new UndoOrder(run, keep, Map.of(), "{}"));
    }

    private Problem refusal(String run) {
        return assertThatExceptionOfType(SessionDbException.class)
                .isThrownBy(() -> undo(run, false))
                .actual()
                .problem();
    }

    private List<List<@Nullable Object>> rows() {
        return open.database.query(ALL_USERS);
    }

    private void made(String run, String... names) {
        List<String> tables = Arrays.stream(names)
                .map(name -> "CREATE TABLE " + name + " (id bigint PRIMARY KEY, name text)")
                .toList();
        try (Stage stage = open.stage(run, tables.toArray(String[]::new))) {
            for (String name : names) {
                stage.load(
                        name, List.of("id", "name"), new CopyRows().row(1L, "a").row(2L, "b"));
            }
            stage.publish(Published.plan(List.of(names), List.of()));
            stage.drop();
        }
    }

    private static UndoTable table(UndoPlan plan, String name) {
        return plan.tables().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void insertedRowsGoAndOverwrittenOnesAreAsTheyWere() {
        users();
        List<List<@Nullable Object>> before = rows();
        CopyRows rows =
                new CopyRows().row(1L, "same", "a@x").row(2L, "ours", "b@x").row(3L, "new", "c@x");
        publish(FIRST, STAGED_USERS, rows, plan(OnConflict.UPDATE, USERS));
        List<List<@Nullable Object>> after = rows();
        UndoPlan planned = open.target.planUndo(FIRST, false);
        assertThat(rows()).isEqualTo(after);
        assertThat(table(planned, "users").rows()).isEqualTo(1);
        assertThat(table(planned, "users").restored()).isEqualTo(1);
        assertThat(undo(FIRST, false).tables()).isEqualTo(planned.tables());
        assertThat(rows()).isEqualTo(before);
        assertThat(open.database.value("SELECT state FROM sessiondb_runs")).isEqualTo("undone");
        assertThat(open.database.value("SELECT count(*) FROM sessiondb_written_rows"))
                .isEqualTo(0L);
        assertThat(refusal(FIRST).message()).contains(FIRST);
        publish(SECOND, STAGED_USERS, rows, plan(OnConflict.UPDATE, USERS));
        assertThat(rows()).isEqualTo(after);
    }

    @Test
    void aChangedRowIsNamedAndOnlyLeftWhenAsked() {
        users();
        List<List<@Nullable Object>> before = rows();
        publish(
                FIRST,
                STAGED_USERS,
                new CopyRows().row(3L, "new", "c@x").row(4L, "newer", "d@x").row(5L, "gone", "e@x"),
                plan(OnConflict.ERROR, USERS));
        open.database.execute("UPDATE users SET name = 'touched' WHERE id = 4", "DELETE FROM users WHERE id = 5");
        Problem problem = refusal(FIRST);
        assertThat(problem.code()).isEqualTo(ErrorCode.PREFLIGHT_FAILED);
        assertThat(problem.causedBy().orElseThrow()).contains("table `users`: key (4) was changed since");
        assertThat(open.database.value("SELECT count(*) FROM users")).isEqualTo(6L);
        UndoTable done = table(undo(FIRST, true), "users");
        assertThat(List.of(done.rows(), done.gone(), done.kept())).containsExactly(1L, 1L, 1L);
        assertThat(open.database.query("SELECT * FROM users WHERE id <> 4 ORDER BY id"))
                .isEqualTo(before);
        assertThat(open.database.value("SELECT name FROM users WHERE id = 4")).isEqualTo("touched");
    }

    @Test
    void aRowThatTheApplicationRefersToStaysAndSoDoesWhatItRefersTo() {
        open.database.execute(
                "CREATE TABLE node (id bigint PRIMARY KEY, parent bigint REFERENCES node ON DELETE CASCADE)",
                "CREATE TABLE note (id bigint PRIMARY KEY, node bigint CONSTRAINT about REFERENCES node ON DELETE CASCADE)");
        MergeTable node = MergeTables.of("node", "id", "id BIGINT", "parent BIGINT");
        CopyRows rows = new CopyRows().row(1L, null).row(2L, 1L).row(3L, 2L).row(4L, 1L);
        publish(FIRST, "CREATE TABLE node (id bigint, parent bigint)", rows, plan(OnConflict.ERROR, node));
        open.database.execute("INSERT INTO note VALUES (77, 2)");
        assertThat(refusal(FIRST).causedBy().orElseThrow())
                .contains("key (2) stays: key (77) of table `note` refers to it by `about`")
                .contains("key (1) stays: key (2) of table `node` refers to it");
        assertThat(open.database.value("SELECT count(*) FROM node")).isEqualTo(4L);
        undo(FIRST, true);
        assertThat(open.database.query("SELECT id FROM node ORDER BY id")).containsExactly(List.of(1L), List.of(2L));
        assertThat(open.database.value("SELECT count(*) FROM note")).isEqualTo(1L);
    }

    @Test
    void cyclesGoAndTriggersThatFillColumnsAreNoChange() {
        open.database.execute(
                "CREATE TABLE a (id bigint PRIMARY KEY, b bigint NOT NULL, at timestamptz)",
                "CREATE TABLE b (id bigint PRIMARY KEY, a bigint NOT NULL REFERENCES a ON DELETE RESTRICT)",
                "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b ON DELETE RESTRICT",
                "CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN UPDATE a SET at = clock_timestamp() WHERE id = NEW.id; RETURN NULL; END'",
                "CREATE TRIGGER stamped AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION public.stamp()",
                "ALTER FUNCTION stamp() SET search_path = public");
        MergeTable a = MergeTables.of("a", "id", "id BIGINT", "b BIGINT");
        MergeTable b = MergeTables.of("b", "id", "id BIGINT", "a BIGINT");
        try (Stage stage = open.mergeStage(
                FIRST, "CREATE TABLE a (id bigint, b bigint)", "CREATE TABLE b (id bigint, a bigint)")) {
            stage.load("a", a.columns(), new CopyRows().row(1L, 1L).row(2L, 2L));
            stage.load("b", b.columns(), new CopyRows().row(1L, 2L).row(2L, 1L));
            stage.publish(new PublishPlan(List.of(), List.of(List.of(a, b)), List.of(), List.of(), "{}"));
            stage.drop();
        }
        assertThat(open.database.value("SELECT count(*) FROM a WHERE at IS NOT NULL"))
                .isEqualTo(2L);
        undo(FIRST, false);
        assertThat(open.database.value("SELECT (SELECT count(*) FROM a) + (SELECT count(*) FROM b)"))
                .isEqualTo(0L);
    }

    @Test
    void withoutKeyAsManyRowsGoAsCame() {
        open.database.execute(
                "CREATE TABLE log (line text, at text DEFAULT 'now')", "INSERT INTO log VALUES ('x'), ('y')");
        List<List<@Nullable Object>> before = open.database.query("SELECT * FROM log ORDER BY 1, 2");
        MergeTable log = MergeTables.of("log", "", "line TEXT");
        CopyRows rows = new CopyRows().row("x").row("x").row("x").row("z");
        publish(FIRST, "CREATE TABLE log (line text)", rows, plan(OnConflict.ERROR, log));
        open.database.execute("UPDATE log SET at = 'later' WHERE line = 'z'");
        assertThat(refusal(FIRST).causedBy().orElseThrow()).contains("a row was changed or deleted since");
        open.database.execute("UPDATE log SET at = 'now' WHERE line = 'z'");
        assertThat(table(undo(FIRST, false), "log").rows()).isEqualTo(3);
        assertThat(open.database.query("SELECT * FROM log ORDER BY 1, 2")).isEqualTo(before);
    }

    @Test
    void madeTablesAreDroppedWithTheirHistoryAndCanBeMadeAgain() {
        open.database.execute("CREATE TABLE parent (id bigint PRIMARY KEY)", "INSERT INTO parent VALUES (1)");
        made(FIRST, "one", "two");
        made(SECOND, "three");
        UndoPlan done = undo(FIRST, false);
        assertThat(done.tables()).allMatch(UndoTable::dropped).hasSize(2);
        assertThat(open.target.schema().tableNames()).containsExactly("parent", "three");
        assertThat(open.target.checks().stream().filter(c -> c.id().equals("target.flyway")))
                .extracting(Check::detail)
                .containsExactly("1 migrations, 0 pending, 0 failed: up to date");
    }

    @Test
    void whatSomebodyAddedSinceIsNamedAndNothingIsDropped() {
        made(FIRST, "one", "two", "three", "four");
        open.database.execute(
                "CREATE VIEW seen AS SELECT * FROM one",
                "CREATE TABLE later (id bigint CONSTRAINT to_two REFERENCES two)",
                "UPDATE three SET name = 'other' WHERE id = 1");
        String cause = refusal(FIRST).causedBy().orElseThrow();
        assertThat(cause)
                .contains("table `one`: view public.seen depends on it")
                .contains("table `two`: foreign key to_two of table public.later depends on it")
                .contains("table `three`: its rows were changed since: 2 rows then, 2 now")
                .doesNotContain("`four`");
        assertThat(open.target.schema().tableNames()).contains("one", "two", "three", "four");
        undo(FIRST, true);
        assertThat(open.target.schema().tableNames()).containsExactly("later", "one", "three", "two");
    }

    @Test
    void whatIsUnknownUnpublishedOrBuiltOnIsSaid() {
        assertThat(refusal(FIRST).code()).isEqualTo(ErrorCode.USAGE);
        open.target.ledger().start(OpenTarget.run(FIRST));
        assertThat(refusal(FIRST).causedBy().orElseThrow()).contains("is started");
        users();
        CopyRows rows = new CopyRows().row(3L, "new", "c@x");
        open.database.execute("DELETE FROM sessiondb_runs");
        publish(FIRST, STAGED_USERS, rows, plan(OnConflict.ERROR, USERS));
        publish(SECOND, STAGED_USERS, new CopyRows().row(3L, "newer", "c@x"), plan(OnConflict.UPDATE, USERS));
        assertThat(refusal(FIRST).causedBy().orElseThrow()).contains(SECOND);
        undo(SECOND, false);
        undo(FIRST, false);
        assertThat(rows())
                .isEqualTo(Arrays.asList(
                        Arrays.asList(1L, "same", "a@x"),
                        Arrays.asList(2L, "theirs", "b@x"),
                        Arrays.asList(8L, null, null),
                        Arrays.asList(9L, "admin", "admin@x")));
    }
}
