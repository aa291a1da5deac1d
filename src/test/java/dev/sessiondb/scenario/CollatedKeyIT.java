package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessiondb.property.Migration;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A NOCASE primary key: its uniqueness is kept, and a foreign key that only NOCASE lets hold doesn't fail the load. */
class CollatedKeyIT {

    @TempDir
    private Path home;

    @Test
    void nocaseKeysStayUniqueWithoutRegardToCase() {
        Path file = SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE t (k TEXT COLLATE NOCASE PRIMARY KEY, v)",
                "INSERT INTO t VALUES ('A', 1)",
                "CREATE TABLE c (id INTEGER PRIMARY KEY, k TEXT REFERENCES t (k))",
                "INSERT INTO c VALUES (1, 'a')");
        try (TestDatabase database = TestDatabase.create()) {
            Migration run = Migration.run(file, database, "public");
            assertThat(run.exitStatus()).as(run.error()).isZero();
            assertThat(run.document().toString()).contains("foreign-key-not-carried", "by a collation of theirs");
            assertThatThrownBy(() -> database.execute("INSERT INTO t VALUES ('a', 2)"))
                    .hasStackTraceContaining("duplicate key");
            assertThat(database.query("SELECT k FROM c").get(0).get(0)).isEqualTo("a");
            assertThat(Migration.run(file, database, "public").inserted()).isZero();
        }
    }
}
