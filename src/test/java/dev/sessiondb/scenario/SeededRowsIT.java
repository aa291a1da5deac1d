package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.property.Migration;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Rows of the target that are in the way: those that the application seeded, and what is stated for a table. Judged by SQL of the test's own. */
class SeededRowsIT extends ExistingTables {
    private static final String SEEDS = """
            version: 1
            tables:
              users:
                seeds: [{username: admin}]
            """;

    private Path users() {
        database.execute(
                "CREATE TABLE users (id text PRIMARY KEY, username text NOT NULL UNIQUE, hash text, made timestamptz DEFAULT now(), note text)",
                "CREATE TABLE chats (id bigint PRIMARY KEY, user_id text REFERENCES users)",
                "INSERT INTO users VALUES ('seed-1', 'admin', 'default', '2026-01-01', 'made by the application')");
        return source(
                "CREATE TABLE users (id TEXT PRIMARY KEY, username TEXT, hash TEXT)",
                "CREATE TABLE chats (id INTEGER PRIMARY KEY, user_id TEXT)",
                "INSERT INTO users VALUES ('u-7', 'admin', 'real'), ('u-8', 'anna', 'x')",
                "INSERT INTO chats VALUES (1, 'u-7'), (2, 'u-8')");
    }

    @Test
    void aSeededRowGivesWayAndUndoBringsItBack() throws IOException {
        Path file = users();
        Migration failed = run(file);
        assertThat(failed.exitStatus()).isEqualTo(4);
        assertThat(failed.document().toString()).contains("is shadowed by another row of the target");

        Path profile = profile(SEEDS);
        Migration run = run(file, "--profile", profile.toString());
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(findings(run, "seeds-give-way")).singleElement().satisfies(message -> assertThat(message)
                .contains("username = 'admin'"));
        assertThat(detail(run, "data.seeds")).contains("key (seed-1) goes");
        assertThat(table(run, "users").path("deleted").asLong()).isEqualTo(1);
        assertThat(rows("SELECT id, username, hash FROM users ORDER BY id"))
                .containsExactly("u-7|admin|real", "u-8|anna|x");
        assertThat(rows("SELECT id, user_id FROM chats ORDER BY id")).containsExactly("1|u-7", "2|u-8");

        Migration again = run(file, "--profile", profile.toString());
        assertThat(again.exitStatus()).as(again.error()).isZero();
        assertThat(again.inserted()).isZero();
        assertThat(again.document().toString()).doesNotContain("data.seeds");

        assertThat(command("undo", run.document().path("result").path("runId").asText(), "--execute"))
                .isZero();
        assertThat(rows("SELECT id, username, hash, made AT TIME ZONE 'UTC', note FROM users"))
                .containsExactly("seed-1|admin|default|2026-01-01 00:00:00|made by the application");
        assertThat(rows("SELECT count(*) FROM chats")).containsExactly("0");
    }

    @Test
    void aSeededRowThatOthersReferToStaysAndTheyAreNamed() throws IOException {
        Path file = users();
        database.execute("INSERT INTO chats VALUES (100, 'seed-1')");
        Migration failed = run(file, "--profile", profile(SEEDS).toString());
        assertThat(failed.exitStatus()).isEqualTo(4);
        assertThat(detail(failed, "data.merge"))
                .contains(
                        "key (u-7) is shadowed by a seeded row of the target under unique key `users_username_key`",
                        "which key (100) of table `chats` refers to by `chats_user_id_fkey`");
        assertThat(rows("SELECT id FROM users")).containsExactly("seed-1");
    }

    @Test
    void aSeededRowOfTheSameKeyIsOverwrittenAndKeepsWhatTheSourceDoesNotHave() throws IOException {
        Path file = users();
        database.execute("UPDATE users SET id = 'u-7'", "INSERT INTO chats VALUES (100, 'u-7')");
        Path profile = profile(SEEDS);
        Migration run = run(file, "--profile", profile.toString());
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(table(run, "users").path("updated").asLong()).isEqualTo(1);
        assertThat(rows("SELECT id, username, hash, note FROM users ORDER BY id"))
                .containsExactly("u-7|admin|real|made by the application", "u-8|anna|x|null");
        assertThat(command("undo", run.document().path("result").path("runId").asText(), "--execute"))
                .isZero();
        assertThat(rows("SELECT id, username, hash, note FROM users"))
                .containsExactly("u-7|admin|default|made by the application");
    }

    @Test
    void onlyTheSeededRowsGiveWay() throws IOException {
        Path file = users();
        database.execute("INSERT INTO users VALUES ('u-8', 'anna', 'changed since')");
        Migration failed = run(file, "--profile", profile(SEEDS).toString());
        assertThat(failed.exitStatus()).isEqualTo(4);
        assertThat(detail(failed, "data.merge")).contains("key (u-8) differs", "changed since");
        Migration skipped = run(file, "--profile", profile(SEEDS).toString(), "--on-conflict", "skip");
        assertThat(skipped.exitStatus()).as(skipped.error()).isZero();
        assertThat(rows("SELECT id, hash FROM users ORDER BY id")).containsExactly("u-7|real", "u-8|changed since");
    }

    @Test
    void whatIsStatedForATableGoesBeforeTheOption() throws IOException {
        database.execute(
                "CREATE TABLE a (id bigint PRIMARY KEY, v text)",
                "CREATE TABLE b (id bigint PRIMARY KEY, v text)",
                "INSERT INTO a VALUES (1, 'theirs')",
                "INSERT INTO b VALUES (1, 'theirs')");
        Path file = source(
                "CREATE TABLE a (id INTEGER PRIMARY KEY, v TEXT)",
                "CREATE TABLE b (id INTEGER PRIMARY KEY, v TEXT)",
                "INSERT INTO a VALUES (1, 'ours')",
                "INSERT INTO b VALUES (1, 'ours')");
        Path profile = profile("""
                version: 1
                tables:
                  a: {on-conflict: update}
                """);
        assertThat(run(file, "--profile", profile.toString()).exitStatus())
                .as("b is not stated")
                .isEqualTo(4);
        Migration run = run(file, "--profile", profile.toString(), "--on-conflict", "skip");
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(rows("SELECT v FROM a UNION ALL SELECT v FROM b")).containsExactly("ours", "theirs");
    }

    @Test
    void seedsOfAColumnThatIsNotThereFail() throws IOException {
        Path file = users();
        Path profile = profile(SEEDS.replace("username", "login"));
        Migration failed = run(file, "--profile", profile.toString());
        assertThat(failed.exitStatus()).isEqualTo(4);
        assertThat(failed.document().toString()).contains("login = 'admin'", "does not have");
        Path invalid = profile(SEEDS.replace("[{username: admin}]", "{username: admin}\n    on-conflict: replace"));
        Migration refused = run(file, "--profile", invalid.toString());
        assertThat(refused.exitStatus()).isEqualTo(3);
        assertThat(refused.error()).contains("tables.users.seeds", "tables.users.on-conflict", "error, skip, update");
    }

    @Test
    void aSeededRowDoesNotComeBackBesideTheRowThatTookItsPlaceAndStays() throws IOException {
        Path file = users();
        Migration run = run(file, "--profile", profile(SEEDS).toString());
        assertThat(run.exitStatus()).as(run.error()).isZero();
        database.execute("INSERT INTO chats VALUES (100, 'u-7')");
        String id = run.document().path("result").path("runId").asText();
        assertThat(ended("undo", id, "--execute")).isEqualTo(4);
        assertThat(command("undo", id, "--execute", "--keep-changed")).isZero();
        assertThat(rows("SELECT id, username FROM users")).containsExactly("u-7|admin");
        assertThat(rows("SELECT id, user_id FROM chats")).containsExactly("100|u-7");
    }
}
