package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.OnConflict;
import org.junit.jupiter.api.Test;

class MergeTriggersIT extends MergeFixture {

    @Test
    void aTriggerOfTheTargetThatChangesValuesIsFoundBeforeTheCommit() {
        users();
        trigger("BEFORE INSERT", "IF NEW.id = 3 THEN NEW.name := upper(NEW.name); END IF; RETURN NEW;");
        Problem problem = failure(
                FIRST,
                STAGED_USERS,
                new CopyRows().row(3L, "new", null).row(4L, "x", null),
                plan(OnConflict.ERROR, USERS));
        assertThat(problem.code()).isEqualTo(ErrorCode.VERIFY_FAILED);
        assertThat(problem.message()).contains("1 rows of table `users`");
        assertThat(problem.causedBy().orElseThrow())
                .isEqualTo("table `users`: key (3): column `name`: source 'new', target 'NEW'");
        assertThat(open.database.value("SELECT count(*) FROM users")).isEqualTo(4L);
    }

    @Test
    void aTriggerThatSwallowsRowsIsFound() {
        users();
        trigger("BEFORE INSERT", "IF NEW.id = 3 THEN RETURN NULL; END IF; RETURN NEW;");
        Problem problem =
                failure(FIRST, STAGED_USERS, new CopyRows().row(3L, "new", null), plan(OnConflict.ERROR, USERS));
        assertThat(problem.code()).isEqualTo(ErrorCode.VERIFY_FAILED);
        assertThat(problem.causedBy().orElseThrow()).contains("key (3) is not in the target");
    }

    @Test
    void aTriggerThatWaitsForTheCommitIsFoundBeforeIt() {
        users();
        open.database.execute(
                "CREATE FUNCTION change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " UPDATE public.users SET name = 'late' WHERE id = NEW.id; RETURN NULL; END $$",
                "CREATE CONSTRAINT TRIGGER c AFTER INSERT ON users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change()");
        Problem problem =
                failure(FIRST, STAGED_USERS, new CopyRows().row(3L, "new", null), plan(OnConflict.ERROR, USERS));
        assertThat(problem.code()).isEqualTo(ErrorCode.VERIFY_FAILED);
        assertThat(problem.causedBy().orElseThrow()).contains("source 'new', target 'late'");
    }

    @Test
    void aTriggerOnATableWithoutKeyIsFound() {
        open.database.execute("CREATE TABLE users (id bigint, name text, email text)");
        trigger("BEFORE INSERT", "NEW.name := 'changed'; RETURN NEW;");
        MergeTable keyless = MergeTables.of("users", "", "id BIGINT", "name TEXT", "email TEXT");
        Problem problem =
                failure(FIRST, STAGED_USERS, new CopyRows().row(3L, "new", null), plan(OnConflict.ERROR, keyless));
        assertThat(problem.code()).isEqualTo(ErrorCode.VERIFY_FAILED);
        assertThat(problem.causedBy().orElseThrow()).contains("row (3, new, NULL) is not in the target");
    }

    private void trigger(String when, String body) {
        open.database.execute(
                "CREATE FUNCTION change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + body + " END $$",
                "CREATE TRIGGER c " + when + " ON users FOR EACH ROW EXECUTE FUNCTION change()");
    }
}
