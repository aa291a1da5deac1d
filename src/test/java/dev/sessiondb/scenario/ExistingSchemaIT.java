package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Into tables that the application made itself: its types, names, keys and constraints are the truth. */
class ExistingSchemaIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void valuesBecomeWhatTheTargetsColumnsWant() {
        database.admin("CREATE EXTENSION citext SCHEMA public");
        database.execute(
                "CREATE TYPE branch_status AS ENUM ('ACTIVE', 'ARCHIVED')",
                "CREATE DOMAIN stars AS integer CHECK (VALUE BETWEEN 1 AND 5)",
                """
                CREATE TABLE branches (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent_id bigint REFERENCES branches DEFERRABLE,
                    status branch_status NOT NULL, owner citext UNIQUE, rating stars, tags text[], numbers bigint[], peer inet, net cidr,
                    card macaddr, lasted interval, opens timetz, at timestamptz(0), label varchar(5),
                    upper_label text GENERATED ALWAYS AS (upper(label)) STORED, made timestamptz DEFAULT now())
                """);
        Path source = source("""
                CREATE TABLE branches (id INTEGER PRIMARY KEY, parent_id INTEGER, status TEXT, owner TEXT, rating INTEGER, tags TEXT, numbers TEXT,
                    peer TEXT, net TEXT, card TEXT, lasted TEXT, opens TEXT, at TEXT, label TEXT)
                """, """
                INSERT INTO branches VALUES
                    (1, 2, 'ACTIVE', 'Anna', 5, '["a","b c",null]', '[1,2]', '10.0.0.1', '10.0.0.0/8', '08-00-2b-01-02-03', 'P1DT2H', '10:00+02:00', '2026-11-20 20:23:15', 'abcde'),
                    (2, NULL, 'ARCHIVED', 'Bert', NULL, '{x,"y,z"}', '[]', '2001:DB8::1/64', NULL, NULL, '01:30:00', NULL, '2026-11-20T20:23:15Z', 'x')
                """);
        BuiltJar.Result result = migrate(source);
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        assertThat(column("""
                        SELECT concat_ws('|', id, parent_id, status, owner, rating, tags, numbers, peer, net, card, lasted = interval '1 day 2 hours',
                                         at = '2026-11-20 20:23:15+00', upper_label, made IS NOT NULL)
                        FROM branches ORDER BY id
                        """))
                .containsExactly(
                        "1|2|ACTIVE|Anna|5|{a,\"b c\",NULL}|{1,2}|10.0.0.1|10.0.0.0/8|08:00:2b:01:02:03|t|t|ABCDE|t",
                        "2|ARCHIVED|Bert|{x,\"y,z\"}|{}|2001:db8::1/64|f|t|X|t");
        assertThat(migrate(source).exitStatus()).isZero();
        whatComesBackIsWrittenAsItWas(source);
        database.execute("INSERT INTO branches (status) VALUES ('ACTIVE')");
        assertThat(database.value("SELECT max(id) FROM branches")).isEqualTo(3L);
    }

    private void whatComesBackIsWrittenAsItWas(Path source) {
        List<List<Object>> before = List.copyOf(rows(source));
        database.execute(
                "UPDATE branches SET tags = '{new,NULL}', peer = '::1', lasted = '3 mons', opens = '11:30-05' WHERE id = 2");
        BuiltJar.Result back = jar().run(
                        "migrate",
                        "to",
                        "sqlite",
                        "--from",
                        "postgres",
                        "--sqlite-path",
                        source.toString(),
                        "--replace",
                        "--execute");
        assertThat(back.exitStatus()).as(back.stdout() + back.stderr()).isZero();
        List<List<Object>> after = rows(source);
        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(after.get(1).toString())
                .isEqualTo(before.get(1)
                        .toString()
                        .replace("{x,\"y,z\"}", "[\"new\",null]")
                        .replace("2001:DB8::1/64", "::1")
                        .replace("01:30:00, null", "P3M, 11:30:00-05:00"));
    }

    private static List<List<Object>> rows(Path file) {
        List<List<Object>> all = new ArrayList<>();
        SqliteFiles.query(
                        file,
                        "SELECT id, parent_id, status, owner, rating, tags, numbers, peer, net, card, lasted, opens, at, label FROM branches ORDER BY id")
                .forEach(row -> all.add(new ArrayList<>(row)));
        return all;
    }

    @Test
    void aValueThatIsNoLabelIsNamed() {
        database.execute(
                "CREATE TYPE role AS ENUM ('HUMAN', 'ORACLE')",
                "CREATE TABLE messages (id bigint PRIMARY KEY, role role, at time(0), tags int[])");
        Path source = source(
                "CREATE TABLE messages (id INTEGER PRIMARY KEY, role TEXT, at TEXT, tags TEXT)",
                "INSERT INTO messages VALUES (1, 'HUMAN', '10:00', '[1]'), (2, 'humans', '10:00:00.5', '[\"a\"]')");
        BuiltJar.Result result = migrate(source);
        assertThat(result.exitStatus()).isEqualTo(4);
        assertThat(result.stdout())
                .contains("rowid 2: \"humans\" is not one of 'HUMAN', 'ORACLE'")
                .contains("has more than 0 digits of a second's fraction")
                .contains("is not an array of integer");
    }

    @Test
    void labelsInAnotherCaseAreAStatedChange() {
        database.execute(
                "CREATE TYPE role AS ENUM ('HUMAN', 'ORACLE')",
                "CREATE TABLE messages (id bigint PRIMARY KEY, role role)");
        Path source = source(
                "CREATE TABLE messages (id INTEGER PRIMARY KEY, role TEXT)",
                "INSERT INTO messages VALUES (1, 'HUMAN'), (2, 'oracle')");
        BuiltJar.Result result = migrate(source);
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        assertThat(result.stdout()).contains("some values are its labels in another case");
        assertThat(column("SELECT role::text FROM messages ORDER BY id")).containsExactly("HUMAN", "ORACLE");
    }

    /** As in a chat application whose own schema is stricter than the data of years. */
    @Test
    void rowsThatTheTargetsConstraintsWouldRefuseAreNamedBeforeAnythingIsWritten() {
        database.execute(
                "CREATE DOMAIN rating AS int CHECK (VALUE BETWEEN 1 AND 5)",
                "CREATE TABLE sessions (id text PRIMARY KEY, title text NOT NULL)",
                """
                CREATE TABLE messages (id serial PRIMARY KEY, session_id text NOT NULL REFERENCES sessions ON DELETE CASCADE,
                    role text NOT NULL CHECK (role IN ('user', 'assistant', 'system')), parent_id int REFERENCES messages,
                    words int DEFAULT 1 CHECK (words > 0 OR role = 'system'), stars rating)
                """,
                "INSERT INTO sessions VALUES ('there', 'already')");
        Path source = source(
                "CREATE TABLE sessions (id TEXT PRIMARY KEY, title TEXT) WITHOUT ROWID",
                "CREATE TABLE messages (id INTEGER PRIMARY KEY, session_id TEXT, role TEXT, parent_id INTEGER, stars INTEGER)",
                "INSERT INTO sessions VALUES ('s1', 'one'), ('s2', NULL)",
                """
                INSERT INTO messages VALUES (1, 's1', 'user', NULL, 5), (2, 's1', 'tool', 1, NULL), (3, 'gone', 'user', NULL, 1), (4, 's1', 'user', 3, 9),
                    (5, 'there', 'user', 1, NULL), (6, 's2', 'user', NULL, NULL), (7, 's1', 'user', 4, NULL), (8, NULL, 'user', NULL, NULL)
                """);
        List<List<Object>> before = tables();
        BuiltJar.Result result = migrate(source);
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isEqualTo(4);
        assertThat(result.stdout())
                .contains("table `sessions`: 1 rows break `title` (NOT NULL): key (s2)")
                .contains(
                        "1 rows break `messages_role_check` (CHECK ((role = ANY (ARRAY['user'::text, 'assistant'::text, 'system'::text])))): rowid 2")
                .contains(
                        "1 rows break `rating_check` (CHECK (((VALUE >= 1) AND (VALUE <= 5))) of public.rating, column stars): rowid 4")
                .contains("1 rows break `session_id` (NOT NULL): rowid 8")
                .contains(
                        "1 rows break `messages_session_id_fkey` (FOREIGN KEY (session_id) REFERENCES public.sessions(id) ON DELETE CASCADE): rowid 3")
                .contains(
                        "1 rows refer to rows that are refused, by `messages_session_id_fkey` (FOREIGN KEY (session_id) REFERENCES public.sessions(id) ON DELETE CASCADE): rowid 6")
                .contains(
                        "1 rows refer to rows that are refused, by `messages_parent_id_fkey` (FOREIGN KEY (parent_id) REFERENCES public.messages(id)): rowid 7");
        assertThat(tables()).isEqualTo(before);
        assertThat(database.value("SELECT last_value FROM messages_id_seq")).isEqualTo(1L);
    }

    @Test
    void defaultsAndComputedColumnsCountInTheTargetsChecks() {
        database.execute("""
                CREATE TABLE files (id bigint PRIMARY KEY, size bigint, kind text NOT NULL DEFAULT 'small',
                    kilobytes bigint GENERATED ALWAYS AS (size / 1024) STORED, CHECK (kilobytes < 10 OR kind = 'large'))
                """);
        Path source = source(
                "CREATE TABLE files (id INTEGER PRIMARY KEY, size INTEGER)",
                "INSERT INTO files VALUES (1, 100), (2, 20480)");
        BuiltJar.Result result = migrate(source);
        assertThat(result.exitStatus()).isEqualTo(4);
        assertThat(result.stdout()).contains("1 rows break `files_check`").contains(": rowid 2");
    }

    @Test
    void aSeededRowUnderAnotherKeyIsNeverShadowed() {
        database.execute(
                "CREATE TABLE users (id text PRIMARY KEY, username text NOT NULL UNIQUE, email text)",
                "CREATE UNIQUE INDEX users_email ON users (lower(email)) WHERE email <> ''",
                "INSERT INTO users VALUES ('seed', 'admin', 'Root@x')");
        Path source = source(
                "CREATE TABLE users (id TEXT PRIMARY KEY, username TEXT, email TEXT)",
                "INSERT INTO users VALUES ('u1', 'admin', 'a@x'), ('u2', 'bob', 'ROOT@x'), ('u3', 'eve', 'e@x'), ('u4', 'Eve', 'E@X'), ('u5', 'x', ''), ('u6', 'y', '')");
        for (String choice : List.of("error", "update")) {
            BuiltJar.Result result = migrate(source, "--on-conflict", choice);
            assertThat(result.exitStatus())
                    .as(result.stdout() + result.stderr())
                    .isEqualTo(4);
            assertThat(result.stdout())
                    .contains("3 new rows clash")
                    .contains("key (u1) is shadowed by another row of the target under unique key `users_username_key`")
                    .contains("key (u2) is shadowed by another row of the target under unique key `users_email`")
                    .contains("key (u4) is shadowed by an earlier row of the source with the same (`users_email`)");
        }
        BuiltJar.Result skipping = migrate(source, "--on-conflict", "skip");
        assertThat(skipping.exitStatus())
                .as(skipping.stdout() + skipping.stderr())
                .isZero();
        assertThat(column("SELECT id FROM users ORDER BY id")).containsExactly("seed", "u3", "u5", "u6");
    }

    @Test
    void rowsThatDifferAreOverwrittenWhenAskedForAndKeptAsTheyWere() throws IOException {
        database.execute(
                "CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, score float8, raw bytea, doc json, extra text DEFAULT 'mine')",
                "INSERT INTO users (name, score, raw, doc, extra) VALUES ('old', 0.1, '\\x00ff', '{\"a\":  1, \"a\": 2}', 'theirs'), ('same', NULL, NULL, NULL, 'theirs')",
                "CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint REFERENCES users)",
                "INSERT INTO notes VALUES (1, NULL)");
        Path source = source(
                "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, score REAL, raw BLOB, doc TEXT)",
                "CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INTEGER)",
                "INSERT INTO users VALUES (1, 'new', 2.5, NULL, '[]'), (2, 'same', NULL, NULL, NULL), (3, 'third', NULL, NULL, NULL)",
                "INSERT INTO notes VALUES (1, 3)");
        assertThat(migrate(source).exitStatus()).isEqualTo(4);
        BuiltJar.Result dry =
                jar().run("migrate", "to", "postgres", "--sqlite-path", source.toString(), "--on-conflict", "update");
        assertThat(dry.exitStatus()).as(dry.stdout() + dry.stderr()).isZero();
        assertThat(dry.stdout()).contains("key (1) differs").contains("sessiondb_before_images");
        BuiltJar.Result result = migrate(source, "--on-conflict", "update", "--json");
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        assertThat(database.query("SELECT id, name, score, raw, doc::text, extra FROM users ORDER BY id"))
                .containsExactly(
                        Arrays.asList(1L, "new", 2.5, null, "[]", "theirs"),
                        Arrays.asList(2L, "same", null, null, null, "theirs"),
                        Arrays.asList(3L, "third", null, null, null, "mine"));
        assertThat(database.query("SELECT id, user_id FROM notes")).containsExactly(List.of(1L, 3L));
        String run = String.valueOf(database.value("SELECT run_id FROM sessiondb_runs"));
        assertThat(
                        database.query(
                                "SELECT run_id, table_name, key->>'id', row->>'name', row->>'score', row->>'raw', row->>'doc', row->>'extra' FROM sessiondb_before_images ORDER BY id"))
                .containsExactlyInAnyOrder(
                        Arrays.asList(run, "users", "1", "old", "0.1", "\\x00ff", "{\"a\":  1, \"a\": 2}", "theirs"),
                        Arrays.asList(run, "notes", "1", null, null, null, null, null));
        JsonNode tables = JSON.readTree(result.stdout()).get("result").get("tables");
        assertThat(tables).anySatisfy(t -> {
            assertThat(t.get("target").asText()).isEqualTo("users");
            assertThat(t.get("updated").asLong()).isEqualTo(1);
            assertThat(t.get("inserted").asLong()).isEqualTo(1);
            assertThat(t.get("skipped").asLong()).isZero();
        });
        BuiltJar.Result again = migrate(source);
        assertThat(again.exitStatus()).as(again.stdout() + again.stderr()).isZero();
    }

    /** Two rows whose values of a second key were exchanged would pass through a state that the key forbids. */
    @Test
    void anOverwrittenRowMayNotTakeWhatAnotherRowHolds() {
        database.execute(
                "CREATE TABLE users (id bigint PRIMARY KEY, name text UNIQUE)",
                "INSERT INTO users VALUES (1, 'a'), (2, 'b')");
        Path source = source(
                "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)",
                "INSERT INTO users VALUES (1, 'b'), (3, 'c')");
        BuiltJar.Result result = migrate(source, "--on-conflict", "update");
        assertThat(result.exitStatus()).isEqualTo(4);
        assertThat(result.stdout())
                .contains("key (1) is shadowed by another row of the target under unique key `users_name_key`");
    }

    @Test
    void namesAreMatchedExactlyThenByCaseThenBySnakeAndCamel() {
        database.execute(
                "CREATE TABLE task_items (id bigint PRIMARY KEY, created_at text, \"taskId\" text, repo_name text, note text)",
                "CREATE TABLE \"Users\" (\"ID\" bigint PRIMARY KEY)");
        Path source = source(
                "CREATE TABLE taskItems (id INTEGER PRIMARY KEY, createdAt TEXT, task_id TEXT, repoName TEXT, repo_name TEXT, NOTE TEXT)",
                "CREATE TABLE users (id INTEGER PRIMARY KEY)",
                "INSERT INTO taskItems VALUES (1, 'then', 't', 'camel', 'snake', 'n')",
                "INSERT INTO users VALUES (7)");
        BuiltJar.Result result = migrate(source);
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        assertThat(result.stdout()).contains("`task_items`").contains("repoName");
        assertThat(database.query("SELECT id, created_at, \"taskId\", repo_name, note FROM task_items"))
                .containsExactly(List.of(1L, "then", "t", "snake", "n"));
        assertThat(database.value("SELECT \"ID\" FROM \"Users\"")).isEqualTo(7L);
    }

    @Test
    void deferrableKeysKeylessTablesAndTriggersOfTheTarget() {
        database.execute(
                "CREATE TABLE ranks (id bigint PRIMARY KEY DEFERRABLE INITIALLY DEFERRED, place int UNIQUE DEFERRABLE INITIALLY DEFERRED, code text UNIQUE)",
                "INSERT INTO ranks VALUES (1, 1, 'a')",
                "CREATE TABLE log (line text, level int)",
                "INSERT INTO log VALUES ('x', 1), ('y', 2)");
        Path source = source(
                "CREATE TABLE ranks (id INTEGER PRIMARY KEY, place INTEGER, code TEXT)",
                "CREATE TABLE log (line TEXT, level INTEGER)",
                "INSERT INTO ranks VALUES (1, 1, 'a'), (2, 2, 'b')",
                "INSERT INTO log VALUES ('x', 1), ('x', 1), ('z', NULL)");
        BuiltJar.Result result = migrate(source);
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        assertThat(database.query("SELECT line, count(*) FROM log GROUP BY line ORDER BY line"))
                .containsExactly(List.of("x", 2L), List.of("y", 1L), List.of("z", 1L));
        assertThat(database.value("SELECT count(*) FROM ranks")).isEqualTo(2L);
        database.execute(
                "CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.code := upper(NEW.code); RETURN NEW; END'",
                "CREATE TRIGGER shout BEFORE INSERT OR UPDATE ON ranks FOR EACH ROW EXECUTE FUNCTION shout()");
        SqliteFiles.create(source, "INSERT INTO ranks VALUES (3, 3, 'c')");
        BuiltJar.Result changed = migrate(source);
        assertThat(changed.exitStatus()).isEqualTo(7);
        assertThat(changed.stderr()).contains("key (3)").contains("'c'").contains("'C'");
        assertThat(database.value("SELECT count(*) FROM ranks")).isEqualTo(2L);
    }

    @Test
    void aTypeThatNothingConvertsToIsNamedWithTheWayOut() {
        database.execute("CREATE TABLE places (id bigint PRIMARY KEY, spot point)");
        Path source = source(
                "CREATE TABLE places (id INTEGER PRIMARY KEY, spot TEXT)", "INSERT INTO places VALUES (1, '(1,2)')");
        BuiltJar.Result result = migrate(source);
        assertThat(result.exitStatus()).isEqualTo(4);
        assertThat(result.stdout()).contains("`point`").contains("ALTER TABLE");
    }

    private Path source(String... statements) {
        return SqliteFiles.create(home.resolve("app.db"), statements);
    }

    private BuiltJar.Result migrate(Path source, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("migrate", "to", "postgres", "--sqlite-path", source.toString(), "--dry-run=false"));
        arguments.addAll(List.of(more));
        return jar().run(arguments.toArray(String[]::new));
    }

    private BuiltJar jar() {
        return new BuiltJar(home).with("SESSIONDB_POSTGRES_URL", database.uri());
    }

    private List<Object> column(String sql) {
        List<Object> values = new ArrayList<>();
        database.query(sql).forEach(row -> values.add(row.get(0)));
        return values;
    }

    private List<List<Object>> tables() {
        List<List<Object>> all = new ArrayList<>();
        database.query(
                        "SELECT nspname::text, relname::text, relkind::text FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname NOT LIKE 'pg_%' AND nspname <> 'information_schema' ORDER BY 1, 2")
                .forEach(row -> all.add(List.copyOf(row)));
        return all;
    }
}
