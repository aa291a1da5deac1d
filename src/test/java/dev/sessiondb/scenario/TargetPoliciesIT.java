package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.property.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What becomes of rows that only the target's own tables refuse. Judged by SQL of the test's own. */
class TargetPoliciesIT extends ExistingTables {

    private Path orphans() {
        database.execute(
                "CREATE TABLE sessions (id text PRIMARY KEY)",
                "CREATE TABLE locks (id integer PRIMARY KEY, session_id text REFERENCES sessions, label text NOT NULL)",
                "CREATE TABLE uses (id integer PRIMARY KEY, lock_id integer REFERENCES locks)");
        return source(
                "CREATE TABLE sessions (id TEXT PRIMARY KEY)",
                "CREATE TABLE locks (id INTEGER PRIMARY KEY, session_id TEXT, label TEXT)",
                "CREATE TABLE uses (id INTEGER PRIMARY KEY, lock_id INTEGER)",
                "INSERT INTO sessions VALUES ('s1')",
                "INSERT INTO locks VALUES (1, 's1', 'kept'), (2, 'gone', 'orphan'), (3, NULL, 'free')",
                "INSERT INTO uses VALUES (10, 1), (11, 2), (12, 3)");
    }

    @Test
    void orphansOfTheTargetsOwnKeysStopTheRunAndAreNamed() {
        Migration failed = run(orphans());
        assertThat(failed.exitStatus()).isEqualTo(4);
        assertThat(detail(failed, "target.constraints"))
                .contains(
                        "table `locks`: 1 rows break `locks_session_id_fkey`",
                        "rowid 2",
                        "table `uses`: 1 rows refer to rows that are refused, by `uses_lock_id_fkey`",
                        "rowid 11");
        assertThat(failed.document().toString()).contains("`--orphans reject` leaves them out");
        assertThat(rows("SELECT count(*) FROM sessions")).containsExactly("0");
    }

    @Test
    void theKeyOfAnOrphanBecomesNullAndWhatRefersToItStays() {
        Migration run = run(orphans(), "--orphans", "null");
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(findings(run, "orphans-nulled")).singleElement().satisfies(message -> assertThat(message)
                .contains("1 rows break `locks_session_id_fkey`", "the key becomes NULL in them: rowid 2"));
        assertThat(rows("SELECT id, session_id, label FROM locks ORDER BY id"))
                .containsExactly("1|s1|kept", "2|null|orphan", "3|null|free");
        assertThat(rows("SELECT id, lock_id FROM uses ORDER BY id")).containsExactly("10|1", "11|2", "12|3");
    }

    @Test
    void anOrphanIsRejectedWithWhatRefersToIt() throws IOException {
        Migration run = run(orphans(), "--orphans", "reject");
        assertThat(run.exitStatus()).as(run.error()).isEqualTo(13);
        assertThat(rows("SELECT id FROM locks ORDER BY id")).containsExactly("1", "3");
        assertThat(rows("SELECT id FROM uses ORDER BY id")).containsExactly("10", "12");
        assertThat(findings(run, "rows-rejected")).hasSize(2);
        assertThat(Files.readAllLines(rejects(run)))
                .hasSize(2)
                .anyMatch(line -> line.contains("\"id\":2,") && line.contains("locks_session_id_fkey"))
                .anyMatch(line -> line.contains("\"id\":11,") && line.contains("uses_lock_id_fkey"));
    }

    @Test
    void eachTableHasItsOwnPolicy() throws IOException {
        Path file = orphans();
        Path profile = profile("""
                version: 1
                defaults: {orphans: fail}
                tables:
                  locks: {orphans: reject}
                  uses:
                    columns:
                      lock_id: {orphans: null}
                """);
        Migration run = run(file, "--profile", profile.toString());
        assertThat(run.exitStatus()).as(run.error()).isEqualTo(13);
        assertThat(rows("SELECT id FROM locks ORDER BY id")).containsExactly("1", "3");
        assertThat(rows("SELECT id, lock_id FROM uses ORDER BY id")).containsExactly("10|1", "11|null", "12|3");
    }

    @Test
    void onlyTheFirstOfAChainBecomesNull() {
        database.execute("CREATE TABLE steps (id integer PRIMARY KEY, before integer REFERENCES steps)");
        Path file = source(
                "CREATE TABLE steps (id INTEGER PRIMARY KEY, before INTEGER)",
                "INSERT INTO steps VALUES (1, 99), (2, 1), (3, 2), (4, 3), (5, 98), (6, 5)");
        Migration run = run(file, "--orphans", "null");
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(rows("SELECT id, before FROM steps ORDER BY id"))
                .containsExactly("1|null", "2|1", "3|2", "4|3", "5|null", "6|5");
    }

    @Test
    void whatIsNotPossibleIsSaid() {
        database.execute(
                "CREATE TABLE sessions (id text PRIMARY KEY)",
                "CREATE TABLE locks (id integer PRIMARY KEY, session_id text NOT NULL REFERENCES sessions)");
        Path file = source(
                "CREATE TABLE sessions (id TEXT PRIMARY KEY)",
                "CREATE TABLE locks (id INTEGER PRIMARY KEY, session_id TEXT)",
                "INSERT INTO locks VALUES (7, 'gone')");
        Migration nulled = run(file, "--orphans", "null");
        assertThat(nulled.exitStatus()).isEqualTo(4);
        assertThat(detail(nulled, "target.constraints")).contains("rowid 7", "the key can't become NULL", "session_id");
        Migration dropped = run(file, "--orphans", "drop-constraint");
        assertThat(dropped.exitStatus()).isEqualTo(4);
        assertThat(detail(dropped, "target.constraints"))
                .contains("rowid 7", "the constraint is the target's own, and is not dropped");
        assertThat(rows("SELECT count(*) FROM pg_constraint WHERE contype = 'f'"))
                .containsExactly("1");
    }

    @Test
    void aTextKeyIsNamedBesideTheRowid() {
        database.execute(
                "CREATE TABLE sessions (id text PRIMARY KEY)",
                "CREATE TABLE caches (id text PRIMARY KEY, session_id text REFERENCES sessions)");
        Path file = source(
                "CREATE TABLE sessions (id TEXT PRIMARY KEY)",
                "CREATE TABLE caches (id TEXT PRIMARY KEY, session_id TEXT)",
                "INSERT INTO caches VALUES ('q-17', 'gone')");
        assertThat(detail(run(file), "target.constraints")).contains("rowid 1, key (q-17)");
    }

    /** The source leaves the parent out; the target has had it since an earlier run. */
    @Test
    void aParentThatTheTargetHoldsIsNoOrphansParent() throws IOException {
        database.execute(
                "CREATE TABLE p (id bigint PRIMARY KEY, n integer)",
                "CREATE TABLE c (id bigint PRIMARY KEY, p bigint REFERENCES p)",
                "CREATE TABLE free (id bigint PRIMARY KEY, p bigint)",
                "INSERT INTO p VALUES (2, 20)");
        Path file = source(
                "CREATE TABLE p (id INTEGER PRIMARY KEY, n INTEGER)",
                "CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p)",
                "CREATE TABLE free (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p)",
                "INSERT INTO p VALUES (1, 5), (2, 'many'), (3, 'few')",
                "INSERT INTO c VALUES (10, 1), (11, 2), (12, 3)",
                "INSERT INTO free VALUES (20, 2), (21, 3)");
        Migration run = run(file, "--on-error", "skip");
        assertThat(run.exitStatus()).as(run.error()).isEqualTo(13);
        assertThat(rows("SELECT id FROM p ORDER BY id")).containsExactly("1", "2");
        assertThat(rows("SELECT id, p FROM c ORDER BY id")).containsExactly("10|1", "11|2");
        assertThat(rows("SELECT id, p FROM free ORDER BY id"))
                .as("a key that only the source has")
                .containsExactly("20|2");
        assertThat(Files.readAllLines(rejects(run))).hasSize(4);
    }

    @Test
    void constraintsThatOnlyTheTargetHasAreHeededPerTableAndColumn() throws IOException {
        database.execute(
                "CREATE TABLE a (id bigint PRIMARY KEY, rating integer CHECK (rating BETWEEN 1 AND 5), name text NOT NULL)",
                "CREATE TABLE b (id bigint PRIMARY KEY, role text CHECK (role IN ('user', 'system')), name text)");
        Path file = source(
                "CREATE TABLE a (id INTEGER PRIMARY KEY, rating INTEGER, name TEXT)",
                "CREATE TABLE b (id INTEGER PRIMARY KEY, role TEXT, name TEXT)",
                "INSERT INTO a VALUES (1, 5, 'x'), (2, 9, 'x'), (3, 1, NULL)",
                "INSERT INTO b VALUES (1, 'user', 'x'), (2, 'tool', 'x')");
        Path half = profile("""
                version: 1
                tables:
                  a: {columns: {rating: {on-error: skip}}}
                  b: {on-error: skip}
                """);
        Migration failed = run(file, "--profile", half.toString());
        assertThat(failed.exitStatus()).isEqualTo(4);
        assertThat(detail(failed, "target.constraints"))
                .contains("rowid 3", "NOT NULL")
                .doesNotContain("rowid 2");
        Path whole = profile("""
                version: 1
                tables:
                  a: {columns: {rating: {on-error: skip}, name: {on-error: skip}}}
                  b: {on-error: skip}
                """);
        Migration run = run(file, "--profile", whole.toString());
        assertThat(run.exitStatus()).as(run.error()).isEqualTo(13);
        assertThat(rows("SELECT id FROM a")).containsExactly("1");
        assertThat(rows("SELECT id FROM b")).containsExactly("1");
    }
}
