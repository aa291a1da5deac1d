package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeRehearsal;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.store.PublishPlan;
import dev.sessiondb.store.SequenceFloor;
import dev.sessiondb.store.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PublishReplaceIT extends MergeFixture {
    private static final MergeTable USERS_REPLACED = USERS.with(OnConflict.REPLACE);
    private static final String USER_ROWS = "SELECT id, name, email FROM users ORDER BY id";
    private static final String FOREIGN_KEYS = "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid),"
            + " obj_description(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY 1, 2";

    private List<MergeCount> rehearse(MergeTable table, CopyRows rows) {
        return open.target.rehearseMerge(
                List.of(new MergeRehearsal(table.with(OnConflict.REPLACE), true, rows.numbered())));
    }

    private Problem refused(MergeTable table, CopyRows rows) {
        return assertThatExceptionOfType(SessionDbException.class)
                .isThrownBy(() -> rehearse(table, rows))
                .actual()
                .problem();
    }

    @Test
    void theRowsAreTheStagedOnesAfterwardsAndTheRehearsalSaysSoToTheRow() {
        users();
        MergeCount rehearsed = rehearse(USERS, allClasses()).get(0);
        assertThat(List.of(
                        rehearsed.fresh(),
                        rehearsed.identical(),
                        rehearsed.differing(),
                        rehearsed.updated(),
                        rehearsed.onlyInTarget(),
                        rehearsed.conflicts()))
                .containsExactly(3L, 2L, 1L, 1L, 1L, 0L);
        assertThat(rehearsed.examples())
                .containsExactly(
                        "key (2) differs: column `name`: source 'ours', target 'theirs'",
                        "key (9) is only in the target");
        MergeCount done = publish(FIRST, STAGED_USERS, allClasses(), plan(OnConflict.REPLACE, USERS));
        assertThat(done).isEqualTo(rehearsed.withExamples(done.examples()));
        assertThat(open.database.query(USER_ROWS))
                .containsExactly(
                        List.of(1L, "same", "a@x"),
                        List.of(2L, "ours", "b@x"),
                        List.of(3L, "new", "c@x"),
                        List.of(4L, "root", "admin@x"),
                        Arrays.asList(5L, "nobody", null),
                        Arrays.asList(8L, null, null));
    }

    @Test
    void identicalRowsAreLeftAlone() {
        users();
        Object before = open.database.value("SELECT xmin::text || ctid FROM users WHERE id = 1");
        publish(FIRST, STAGED_USERS, allClasses(), plan(OnConflict.REPLACE, USERS));
        assertThat(open.database.value("SELECT xmin::text || ctid FROM users WHERE id = 1"))
                .isEqualTo(before);
    }

    @Test
    void valuesOfAUniqueColumnThatChangedPlacesAreReplaced() {
        users();
        CopyRows rows = new CopyRows().row(1L, "same", "b@x").row(2L, "theirs", "a@x");
        publish(FIRST, STAGED_USERS, rows, plan(OnConflict.REPLACE, USERS));
        assertThat(open.database.query(USER_ROWS))
                .containsExactly(List.of(1L, "same", "b@x"), List.of(2L, "theirs", "a@x"));
    }

    @Test
    void noRowsAtAllAreAReplacementToo() {
        users();
        publish(FIRST, STAGED_USERS, new CopyRows(), plan(OnConflict.REPLACE, USERS));
        assertThat(open.database.value("SELECT count(*) FROM users")).isEqualTo(0L);
    }

    @Test
    void aTableWithoutKeyHasTheStagedMultiset() {
        open.database.execute(
                "CREATE TABLE log (at bigint, what text)",
                "INSERT INTO log VALUES (1, 'a'), (1, 'a'), (1, 'a'), (2, NULL), (7, 'theirs')");
        MergeTable log = MergeTables.of("log", "", "at BIGINT", "what TEXT");
        CopyRows rows = new CopyRows().row(1L, "a").row(2L, null).row(2L, null).row(3L, "");
        MergeCount rehearsed = rehearse(log, rows).get(0);
        assertThat(List.of(rehearsed.fresh(), rehearsed.identical(), rehearsed.onlyInTarget()))
                .containsExactly(2L, 2L, 3L);
        publish(FIRST, "CREATE TABLE log (at bigint, what text)", rows, plan(OnConflict.REPLACE, log));
        assertThat(open.database.query("SELECT at, what, count(*) FROM log GROUP BY 1, 2 ORDER BY 1"))
                .containsExactly(List.of(1L, "a", 1L), Arrays.asList(2L, null, 2L), List.of(3L, "", 1L));
    }

    @Test
    void cascadesAmongReplacedTablesDoNotRunAndTheirKeysStay() {
        open.database.execute(
                "CREATE TABLE parents (id bigint PRIMARY KEY, name text, child_id bigint)",
                "CREATE TABLE children (id bigint PRIMARY KEY, parent_id bigint NOT NULL CONSTRAINT \"of Parent\" REFERENCES parents ON DELETE CASCADE)",
                "ALTER TABLE parents ADD CONSTRAINT favourite FOREIGN KEY (child_id) REFERENCES children ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED",
                "COMMENT ON CONSTRAINT favourite ON parents IS 'the one''s'",
                "INSERT INTO parents VALUES (1, 'a', NULL), (2, 'b', NULL)",
                "INSERT INTO children VALUES (10, 1), (20, 2)",
                "UPDATE parents SET child_id = id * 10");
        List<List<Object>> keys = open.database.query(FOREIGN_KEYS);
        MergeTable parents = MergeTables.of("parents", "id", "id BIGINT", "name TEXT", "child_id BIGINT")
                .with(OnConflict.REPLACE);
        MergeTable children = MergeTables.of("children", "id", "id BIGINT", "parent_id BIGINT")
                .with(OnConflict.REPLACE);
        try (Stage stage = open.mergeStage(
                FIRST,
                "CREATE TABLE parents (id bigint, name text, child_id bigint)",
                "CREATE TABLE children (id bigint, parent_id bigint)")) {
            stage.load(
                    "parents",
                    parents.columns(),
                    new CopyRows().row(1L, "changed", 10L).row(3L, "c", 30L));
            stage.load(
                    "children", children.columns(), new CopyRows().row(10L, 1L).row(30L, 3L));
            stage.publish(new PublishPlan(List.of(), List.of(List.of(children, parents)), List.of(), List.of(), "{}"));
            stage.drop();
        }
        assertThat(open.database.query("SELECT * FROM parents ORDER BY id"))
                .containsExactly(List.of(1L, "changed", 10L), List.of(3L, "c", 30L));
        assertThat(open.database.query("SELECT * FROM children ORDER BY id"))
                .containsExactly(List.of(10L, 1L), List.of(30L, 3L));
        assertThat(open.database.query(FOREIGN_KEYS)).isEqualTo(keys);
    }

    private void notes(String action) {
        open.database.execute(
                "CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint CONSTRAINT author REFERENCES users " + action
                        + ")",
                "INSERT INTO notes VALUES (1, 2), (2, 9), (3, NULL)");
    }

    @Test
    void rowsOfOtherTablesThatWouldReferToNothingAreNamedAndStay() {
        users();
        notes("ON DELETE CASCADE");
        MergeCount rehearsed = rehearse(USERS, allClasses()).get(0);
        assertThat(rehearsed.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.table()).isEqualTo("notes");
            assertThat(violation.constraint()).isEqualTo("author");
            assertThat(violation.rows()).isEqualTo(1);
            assertThat(violation.rowNames()).containsExactly("key (2)");
        });
        Problem problem = failure(FIRST, STAGED_USERS, allClasses(), plan(OnConflict.REPLACE, USERS));
        assertThat(problem.code()).isEqualTo(ErrorCode.MIGRATION_FAILED);
        assertThat(problem.causedBy().orElseThrow()).contains("author").contains("(9)");
        assertThat(open.database.value("SELECT count(*) FROM notes")).isEqualTo(3L);
        assertThat(open.database.value("SELECT name FROM users WHERE id = 2")).isEqualTo("theirs");
    }

    @Test
    void rowsOfOtherTablesThatReferToReplacedRowsStayAsTheyAre() {
        users();
        notes("ON DELETE CASCADE");
        List<List<Object>> keys = open.database.query(FOREIGN_KEYS);
        CopyRows rows = allClasses().row(9L, "kept", "kept@x");
        assertThat(rehearse(USERS, rows).get(0).violations()).isEmpty();
        publish(FIRST, STAGED_USERS, rows, plan(OnConflict.REPLACE, USERS));
        assertThat(open.database.query("SELECT id, user_id FROM notes ORDER BY id"))
                .containsExactly(List.of(1L, 2L), List.of(2L, 9L), Arrays.asList(3L, null));
        assertThat(open.database.value("SELECT name FROM users WHERE id = 9")).isEqualTo("kept");
        assertThat(open.database.query(FOREIGN_KEYS)).isEqualTo(keys);
    }

    @Test
    void aKeyThatIsNotValidLetsNoMoreRowsDangle() {
        users();
        open.database.execute(
                "CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint)",
                "INSERT INTO notes VALUES (1, 77), (2, 9)",
                "ALTER TABLE notes ADD CONSTRAINT author FOREIGN KEY (user_id) REFERENCES users NOT VALID");
        assertThat(rehearse(USERS, allClasses()).get(0).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.rowNames()).containsExactly("key (2)"));
        assertThat(failure(FIRST, STAGED_USERS, allClasses(), plan(OnConflict.REPLACE, USERS))
                        .message())
                .contains("refer to rows that would be deleted");
        open.database.execute("DELETE FROM notes WHERE id = 2");
        publish(SECOND, STAGED_USERS, allClasses(), plan(OnConflict.REPLACE, USERS));
        assertThat(open.database.value("SELECT convalidated FROM pg_constraint WHERE conname = 'author'"))
                .isEqualTo(false);
    }

    @Test
    void rowsThatReferToRowsThatGoAreNamedThoughTheyAreThereAlready() {
        users();
        open.database.execute(
                "CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users)",
                "INSERT INTO posts VALUES (1, 9)");
        MergeTable posts =
                MergeTables.of("posts", "id", "id BIGINT", "user_id BIGINT").with(OnConflict.REPLACE);
        List<MergeCount> counts = open.target.rehearseMerge(List.of(
                new MergeRehearsal(USERS_REPLACED, true, allClasses().numbered()),
                new MergeRehearsal(posts, true, new CopyRows().row(1L, 9L).numbered())));
        assertThat(counts.get(1).violations()).singleElement().satisfies(violation -> assertThat(violation.constraint())
                .isEqualTo("posts_user_id_fkey"));
    }

    @Test
    void columnsThatAreNotBroughtKeepTheirValues() {
        open.database.execute(
                "CREATE TABLE users (id bigint PRIMARY KEY, name text, later text DEFAULT 'new', n bigint GENERATED ALWAYS AS IDENTITY,"
                        + " twice text GENERATED ALWAYS AS (name || name) STORED)",
                "INSERT INTO users (id, name, later) VALUES (1, 'same', 'x'), (2, 'theirs', 'y'), (3, 'gone', 'z')");
        MergeTable users = MergeTables.of("users", "id", "id BIGINT", "name TEXT");
        CopyRows rows = new CopyRows().row(1L, "same").row(2L, "ours").row(4L, "more");
        publish(FIRST, "CREATE TABLE users (id bigint, name text)", rows, plan(OnConflict.REPLACE, users));
        assertThat(open.database.query("SELECT id, name, later, n, twice FROM users ORDER BY id"))
                .containsExactly(
                        List.of(1L, "same", "x", 1L, "samesame"),
                        List.of(2L, "ours", "y", 2L, "oursours"),
                        List.of(4L, "more", "new", 4L, "moremore"));
    }

    @Test
    void anAlwaysIdentityIsRestoredAndGoesOnAfterWhatItGaveOut() {
        open.database.execute(
                "CREATE TABLE items (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text)",
                "INSERT INTO items (name) SELECT 'n' || i FROM generate_series(1, 50) i");
        MergeTable items =
                MergeTables.of("items", "id", "id BIGINT", "name TEXT").with(OnConflict.REPLACE);
        try (Stage stage = open.mergeStage(FIRST, "CREATE TABLE items (id bigint, name text)")) {
            stage.load("items", items.columns(), new CopyRows().row(1L, "n1").row(2L, "x"));
            assertThat(stage.publish(new PublishPlan(
                                    List.of(),
                                    List.of(List.of(items)),
                                    List.of(),
                                    List.of(new SequenceFloor("items", "id", 2)),
                                    "{}"))
                            .sequences())
                    .singleElement()
                    .satisfies(start -> assertThat(start.next()).isEqualTo(OptionalLong.of(51)));
            stage.drop();
        }
        open.database.execute("INSERT INTO items (name) VALUES ('next')");
        assertThat(open.database.query("SELECT id, name FROM items ORDER BY id"))
                .containsExactly(List.of(1L, "n1"), List.of(2L, "x"), List.of(51L, "next"));
    }

    @Test
    void aTriggerThatChangesRowsIsFoundBeforeTheCommit() {
        users();
        open.database.execute(
                "CREATE FUNCTION change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := upper(NEW.name); RETURN NEW; END $$",
                "CREATE TRIGGER c BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION change()");
        Problem problem = failure(FIRST, STAGED_USERS, allClasses(), plan(OnConflict.REPLACE, USERS));
        assertThat(problem.code()).isEqualTo(ErrorCode.VERIFY_FAILED);
        assertThat(problem.causedBy().orElseThrow()).contains("key (2): column `name`: source 'ours', target 'OURS'");
        assertThat(open.database.value("SELECT count(*) FROM users")).isEqualTo(4L);
    }

    @Test
    void aTriggerThatKeepsOrAddsRowsIsFoundBeforeTheCommit() {
        users();
        open.database.execute(
                "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
                "CREATE TRIGGER k BEFORE DELETE ON users FOR EACH ROW WHEN (OLD.id = 9) EXECUTE FUNCTION keep()");
        CopyRows rows = new CopyRows().row(1L, "same", "a@x");
        Problem problem = failure(FIRST, STAGED_USERS, rows, plan(OnConflict.REPLACE, USERS));
        assertThat(problem.code()).isEqualTo(ErrorCode.VERIFY_FAILED);
        assertThat(problem.causedBy().orElseThrow()).contains("key (9) is only in the target");
        assertThat(open.database.value("SELECT count(*) FROM users")).isEqualTo(4L);
    }

    @Test
    void stagedRowsThatShareAUniqueKeyOfTheTargetAreRefused() {
        users();
        CopyRows rows = new CopyRows().row(10L, "x", "same@x").row(11L, "y", "same@x");
        assertThat(rehearse(USERS, rows).get(0).shadowed()).isEqualTo(1);
        assertThat(failure(FIRST, STAGED_USERS, rows, plan(OnConflict.REPLACE, USERS))
                        .causedBy()
                        .orElseThrow())
                .contains("key (11) is shadowed");
        assertThat(open.database.value("SELECT count(*) FROM users")).isEqualTo(4L);
    }

    @Test
    void whatWasWrittenSinceTheBackupIsNotLost() {
        users();
        Map<String, String> known = open.target.fingerprints(List.of("users"));
        open.database.execute("UPDATE users SET name = 'late' WHERE id = 9");
        Problem problem = failure(
                FIRST,
                STAGED_USERS,
                allClasses(),
                plan(OnConflict.REPLACE, USERS).unchanged(known));
        assertThat(problem.code()).isEqualTo(ErrorCode.MIGRATION_FAILED);
        assertThat(problem.message()).contains("users");
        assertThat(open.database.value("SELECT name FROM users WHERE id = 9")).isEqualTo("late");
        publish(
                SECOND,
                STAGED_USERS,
                allClasses(),
                plan(OnConflict.REPLACE, USERS).unchanged(open.target.fingerprints(List.of("users"))));
        assertThat(open.database.value("SELECT count(*) FROM users WHERE id = 9"))
                .isEqualTo(0L);
    }

    @Test
    void rowsThatBreakACheckAreNamed() {
        users();
        open.database.execute("ALTER TABLE users ADD CONSTRAINT short CHECK (length(name) < 7)");
        assertThat(rehearse(USERS, allClasses().row(6L, "too long", null))
                        .get(0)
                        .violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.constraint()).isEqualTo("short"));
    }

    @Test
    void aForeignKeyOfAnotherOwnersTableIsRefusedByName() {
        users();
        notes("");
        open.database.admin("ALTER TABLE public.notes OWNER TO CURRENT_USER");
        Problem problem = refused(USERS, allClasses());
        assertThat(problem.code()).isEqualTo(ErrorCode.PREFLIGHT_FAILED);
        assertThat(problem.causedBy().orElseThrow()).contains("`author` of table `notes` (owner `");
        assertThat(problem.hint().orElseThrow()).contains("GRANT ");
    }

    @Test
    void aMissingRightIsNamed() {
        users();
        open.database.admin(
                "ALTER TABLE public.users OWNER TO CURRENT_USER",
                "GRANT SELECT, INSERT ON public.users TO \"" + open.database.role() + "\"");
        assertThat(refused(USERS, allClasses()).hint().orElseThrow())
                .contains("GRANT SELECT, INSERT, DELETE ON \"public\".\"users\" TO ");
        open.database.admin("GRANT DELETE ON public.users TO \"" + open.database.role() + "\"");
        assertThat(rehearse(USERS, allClasses()).get(0).fresh()).isEqualTo(3);
        publish(FIRST, STAGED_USERS, allClasses(), plan(OnConflict.REPLACE, USERS));
    }
}
