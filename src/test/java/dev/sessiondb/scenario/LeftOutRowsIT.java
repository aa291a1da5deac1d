package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.property.Migration;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What refers to rows that are left out goes with them. Judged by SQL of the test's own. */
class LeftOutRowsIT {
    @TempDir
    private Path home;

    /** A regression: a column called {@code id} that isn't the rowid hid the rowid, and the rows below stayed. */
    @ParameterizedTest
    @ValueSource(strings = {"id", "row id", "rowid", "key"})
    void whateverTheirKeyIsCalled(String key) {
        Path file = SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE g (\"%s\" TEXT PRIMARY KEY)".formatted(key),
                "CREATE TABLE d (\"%s\" TEXT PRIMARY KEY NOT NULL, g TEXT NOT NULL REFERENCES g)".formatted(key),
                "CREATE TABLE m (\"%s\" TEXT PRIMARY KEY NOT NULL, d TEXT NOT NULL REFERENCES d)".formatted(key),
                "INSERT INTO g VALUES ('g1')",
                "INSERT INTO d VALUES ('d1', 'g1'), ('lost', 'felled')",
                "INSERT INTO m VALUES ('m1', 'd1'), ('m2', 'lost'), ('m3', 'd1')");
        try (TestDatabase database = TestDatabase.create()) {
            Migration run = Migration.run(file, database, "public", "--on-error", "skip");
            assertThat(run.exitStatus()).as(run.error()).isEqualTo(13);
            assertThat(database.query("SELECT \"%s\" FROM d".formatted(key))).hasToString("[[d1]]");
            assertThat(database.query("SELECT \"%s\" FROM m ORDER BY 1".formatted(key)))
                    .hasToString("[[m1], [m3]]");
        }
    }

    @Test
    void inATableWithoutRowid() {
        Path file = SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE d (id TEXT PRIMARY KEY NOT NULL, n INTEGER NOT NULL) WITHOUT ROWID",
                "CREATE TABLE m (id TEXT PRIMARY KEY NOT NULL, d TEXT REFERENCES d) WITHOUT ROWID",
                "INSERT INTO d VALUES ('a', 1), ('b', 'many')",
                "INSERT INTO m VALUES ('x', 'b'), ('y', 'a')");
        try (TestDatabase database = TestDatabase.create()) {
            Migration run = Migration.run(file, database, "public", "--on-error", "skip");
            assertThat(run.exitStatus()).as(run.error()).isEqualTo(13);
            assertThat(database.query("SELECT id FROM m")).hasToString("[[y]]");
        }
    }
}
