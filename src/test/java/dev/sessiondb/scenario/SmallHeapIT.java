package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory is bounded by buffers, not by tables, rows or values. */
class SmallHeapIT {
    @TempDir
    private Path home;

    @Test
    void aMillionRowsWith64Megabytes() {
        Path source = SqliteFiles.create(
                home.resolve("a.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, v TEXT, at DATETIME, r REAL, b BOOLEAN)",
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
                INSERT INTO t SELECT i, i * 7, 'some text of a usual length, number ' || i, '2026-11-20 20:23:15.' || (i % 1000), i / 3.0, i % 2 FROM n
                """);
        try (TestDatabase database = TestDatabase.create()) {
            BuiltJar.Result result = migrate(database, source);
            assertThat(result.exitStatus()).as(result.stderr()).isZero();
            assertThat(database.value("SELECT count(*) FROM t")).isEqualTo(1_000_000L);
            assertThat(database.value("SELECT sum(a)::text FROM t"))
                    .isEqualTo(SqliteFiles.query(source, "SELECT CAST(sum(a) AS TEXT) FROM t")
                            .get(0)
                            .get(0));
        }
    }

    @Test
    void valuesOf100MegabytesWith64Megabytes() {
        Path source = SqliteFiles.create(
                home.resolve("a.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, b BLOB, v TEXT)",
                "INSERT INTO t VALUES (1, zeroblob(100000000), 'small'), (2, x'00', printf('%.*c', 20000000, 'x'))");
        try (TestDatabase database = TestDatabase.create()) {
            BuiltJar.Result result = migrate(database, source);
            assertThat(result.exitStatus()).as(result.stderr()).isZero();
            assertThat(database.query("SELECT length(b), length(v) FROM t ORDER BY id")
                            .toString())
                    .isEqualTo("[[100000000, 5], [1, 20000000]]");
            assertThat(database.value("SELECT v = repeat('x', 20000000) FROM t WHERE id = 2"))
                    .isEqualTo(true);
        }
    }

    private BuiltJar.Result migrate(TestDatabase database, Path source) {
        return new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .jvm("-Xmx64m", "-XX:+UseSerialGC")
                .run("migrate", "to", "postgres", "--sqlite-path", source.toString(), "--execute", "--quiet");
    }
}
