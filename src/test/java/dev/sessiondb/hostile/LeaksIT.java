package dev.sessiondb.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.scenario.Program;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many migrations in one JVM, and failures between them, leave nothing behind. Two hundred of them: {@code ./mvnw verify -Dit.test=LeaksIT -Dtest=NamesTest -Dproperty.migrations=200}. Connections, advisory
 * locks and staging schemas are looked for when the database is closed.
 */
class LeaksIT {
    private static final int MIGRATIONS = Integer.getInteger("property.migrations", 20);
    private static final int WARM_UP = 6;

    /** Of heap: what the JVM itself and the drivers learn as they go on; 200 runs that each left 20 kB would be over it. */
    private static final long SLACK = 4_000_000;

    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path home;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothingGrows() throws IOException {
        SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE person (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, born DATE)",
                "CREATE TABLE visit (id INTEGER PRIMARY KEY, person INTEGER REFERENCES person, note TEXT, picture BLOB)",
                "CREATE VIEW names AS SELECT name FROM person",
                "INSERT INTO person (name, born) VALUES ('ada', '1815-12-10'), ('bob', NULL)",
                "INSERT INTO visit VALUES (1, 1, 'a', x'00ff'), (2, 2, NULL, zeroblob(100000))");
        SqliteFiles.create(
                home.resolve("orphans.db"),
                "CREATE TABLE person (id INTEGER PRIMARY KEY)",
                "CREATE TABLE visit (id INTEGER PRIMARY KEY, person INTEGER REFERENCES person)",
                "INSERT INTO visit VALUES (1, 7)");
        Files.writeString(home.resolve("text.db"), "no database");
        for (int i = 0; i < WARM_UP; i++) {
            round(i);
        }
        OpenResources before = OpenResources.now();
        for (int i = WARM_UP; i < WARM_UP + MIGRATIONS; i++) {
            round(i);
        }
        before.settle();
        OpenResources after = OpenResources.now();
        assertThat(after.threadsBeyond(before)).as("threads").isEmpty();
        assertThat(after.filesBeyond(before)).as("open files").isEmpty();
        assertThat(after.signs()).as("temporary files").isEmpty();
        assertThat(after.heap() - before.heap())
                .as("heap, from " + before.heap() + " bytes on")
                .isLessThan(SLACK);
    }

    /** A schema is migrated into twice, and then dropped; each time something fails as well. */
    private void round(int number) {
        String schema = "s" + number / 2;
        run(0, "migrate", "to", "postgres", "--schema", schema, "--sqlite-path", "app.db");
        run(0, "migrate", "to", "postgres", "--schema", schema, "--sqlite-path", "app.db", "--execute");
        run(0, "verify", "--schema", schema, "--sqlite-path", "app.db");
        run(0, "status", "--schema", schema, "--sqlite-path", "app.db");
        switch (number % 4) {
            case 0 -> run(10, "migrate", "to", "postgres", "--schema", schema, "--sqlite-path", "text.db");
            case 1 -> run(4, "migrate", "to", "postgres", "--schema", "t", "--sqlite-path", "orphans.db", "--execute");
            case 2 -> run(2, "migrate", "to", "nowhere");
            default ->
                assertThat(new Program(home)
                                .with("SESSIONDB_POSTGRES_URL", database.uri("wrong"))
                                .run("status", "--sqlite-path", "app.db")
                                .stderr())
                        .doesNotContain("\tat ");
        }
        if (number % 2 == 1) {
            database.execute("DROP SCHEMA " + schema + " CASCADE");
        }
    }

    private void run(int status, String... arguments) {
        Program.Result result =
                new Program(home).with("SESSIONDB_POSTGRES_URL", database.uri()).run(arguments);
        assertThat(result.exitStatus())
                .as(String.join(" ", arguments) + ": " + result.stdout() + result.stderr())
                .isEqualTo(status);
    }
}
