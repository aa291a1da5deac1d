package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.property.Migration;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Texts that mean something in a column of another type: vectors as JSON among bytes, times among seconds. Judged by SQL of the test's own. */
class TextMeaningIT extends ExistingTables {
    private static final String PROFILE = """
            version: 1
            tables:
              locks:
                columns:
                  embedding: {texts: float32}
                  locked_at: {texts: epoch-seconds}
            """;

    /** 0.25, -0.5 and 1.0 as float32, the lowest byte first. */
    private static final String BYTES = "0000803e000000bf0000803f";

    private Path locks(String... more) {
        Path file = source(
                "CREATE TABLE locks (id INTEGER PRIMARY KEY, locked_at TIMESTAMP, embedding BLOB)",
                "INSERT INTO locks VALUES (1, 1755177301.029057, x'" + BYTES + "')",
                "INSERT INTO locks VALUES (2, '2025-11-23 16:17:03', '[0.25, -0.5, 1.0]')",
                "INSERT INTO locks VALUES (3, '2025-11-23T18:17:03.123456+02:00', ' [ 0.1 , 1e-60, 3 ] ')",
                "INSERT INTO locks VALUES (4, NULL, '[]'), (5, 1755177301, NULL)");
        for (String statement : more) {
            alter(file, statement);
        }
        return file;
    }

    @Test
    void intoExistingColumnsOfBytesAndSeconds() throws IOException {
        database.execute("CREATE TABLE locks (id integer PRIMARY KEY, locked_at double precision, embedding bytea)");
        Path file = locks();
        String profile = profile(PROFILE).toString();
        Migration run = run(file, "--profile", profile);
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(rows("SELECT id, encode(embedding, 'hex') FROM locks ORDER BY id"))
                .containsExactly("1|" + BYTES, "2|" + BYTES, "3|cdcccc3d0000000000004040", "4|", "5|null");
        assertThat(rows("SELECT id, locked_at::text FROM locks ORDER BY id"))
                .containsExactly(
                        "1|1755177301.029057", "2|1763914623", "3|1763914623.123456", "4|null", "5|1755177301");
        assertThat(
                        rows(
                                "SELECT to_timestamp(locked_at) AT TIME ZONE 'UTC' = '2025-11-23 16:17:03' FROM locks WHERE id = 2"))
                .containsExactly("true");
        assertThat(findings(run, "values-changed"))
                .containsExactlyInAnyOrder(
                        "3 texts are JSON arrays and become float32 bytes; 2 of their numbers are rounded to float32",
                        "2 texts are times and become seconds since 1970");
        Migration again = run(file, "--profile", profile);
        assertThat(again.exitStatus()).as(again.error()).isZero();
        assertThat(again.inserted()).isZero();
        assertThat(command("verify", "--profile", profile, "--sqlite-path", file.toString()))
                .isZero();
    }

    @Test
    void intoANewTable() throws IOException {
        Migration run = run(locks(), "--profile", profile(PROFILE).toString());
        assertThat(run.exitStatus()).as(run.error()).isZero();
        assertThat(rows("SELECT id, encode(embedding, 'hex') FROM locks WHERE id < 3 ORDER BY id"))
                .containsExactly("1|" + BYTES, "2|" + BYTES);
        assertThat(rows("SELECT pg_typeof(locked_at)::text FROM locks WHERE id = 1"))
                .containsExactly("timestamp with time zone");
    }

    @Test
    void whatIsNoVectorAndNoTimeIsNamed() throws IOException {
        database.execute("CREATE TABLE locks (id integer PRIMARY KEY, locked_at double precision, embedding bytea)");
        Path file = locks(
                "INSERT INTO locks VALUES (10, 'yesterday', '[0.25, \"x\"]')",
                "INSERT INTO locks VALUES (11, '', '[1e39]')",
                "INSERT INTO locks VALUES (12, 1, '[1] [2]')",
                "INSERT INTO locks VALUES (13, 1, '{\"a\": 1}')",
                "INSERT INTO locks VALUES (14, 1, '[1, ')");
        Migration failed = run(file, "--profile", profile(PROFILE).toString());
        assertThat(failed.exitStatus()).isEqualTo(4);
        assertThat(failed.error())
                .contains("rowid 10", "is not a blob, or a JSON array of numbers")
                .contains("rowid 11", "its number 1 is beyond what float32 holds")
                .contains("rowid 12", "rowid 13", "rowid 14")
                .contains("yesterday", "is not a number, or a time");
        assertThat(rows("SELECT count(*) FROM locks")).containsExactly("0");
    }
}
