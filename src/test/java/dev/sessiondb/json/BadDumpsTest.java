package dev.sessiondb.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.Compression;
import dev.sessiondb.store.Check;
import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with a dump: each is refused, by the check and by the opening, in words that name file and place. */
class BadDumpsTest {
    private static final String TABLE =
            "{\"name\":\"t\",\"columns\":[{\"name\":\"a\",\"type\":\"\"},{\"name\":\"b\",\"type\":\"\"}],\"key\":[],"
                    + "\"sql\":\"CREATE TABLE t (a, b)\",\"indexes\":[]}";

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]|line 10: row 1 of table `t` has 1 values instead of 2",
                "[1,2,3]|line 10: row 1 of table `t` has more than 2 values",
                "[1,true]|row 1 of table `t`: what stands for column `b` is no value",
                "[1,[2]]|row 1 of table `t`: what stands for column `b` is no value",
                "[1,{\"int\":\"9223372036854775808\"}]|is beyond SQLite's INTEGER",
                "[1,99999999999999999999]|is beyond SQLite's INTEGER",
                "[1,1e999]|is not a REAL of SQLite",
                "[1,01]|is not a REAL of SQLite",
                "[1,{\"real\":\"NaN\"}]|is no value",
                "[1,{\"date\":\"x\"}]|is no value",
                "[1,{\"blob\":\"AAA\"}]|is not base64",
                "[1,{\"blob\":\"!!!!\"}]|is not base64",
                "[1,{\"blob\":\"AA==AAAA\"}]|is not base64",
                "[1,{\"blob\":\"AAAA\",\"text\":\"AAAA\"}]|where `}` belongs",
                "[1,\"\\ud800\"]|an unpaired surrogate",
                "[1,\"\\x\"]|an escape that JSON doesn't know",
                "[1 2]|where `]` belongs",
                "[1,2]]|where `}` belongs"
            })
    void rowsThatAreNone(String row, String words) throws Exception {
        refused(dump(List.of(row)), words);
    }

    @Test
    void bytesThatAreNotUtf8() throws Exception {
        Path file = dump(List.of("[1,\"xyz\"]"));
        byte[] bytes = Files.readAllBytes(file);
        int place = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("xyz");
        bytes[place] = (byte) 0xC0;
        refused(Files.write(file, bytes), "a string has bytes that aren't UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|it is empty",
                "'[]'|it is not a JSON object",
                "'{}'|its header is not complete",
                "'{\"sessions\":[]}'|it doesn't begin with its `format`",
                "'{\"format\":\"other-dump\"}'|its `format` is `other-dump`",
                "'{\"format\":7}'|its `format` is `7`",
                "'{\"format\":\"sessiondb-dump\",\"version\":2}'|it has version 2 of the dump format",
                "'{\"format\":\"sessiondb-dump\",\"version\":1}'|its header is not complete",
                "'{\"format\":\"sessiondb-dump\",\"version\":1,\"data\":[]}'|its data stands before its schema",
                "'{\"format\":\"sessiondb-dump\",\"schema\":{}}'|its `version` doesn't stand before its schema",
                "'{\"format\":\"sessiondb-dump\",\"format\":\"sessiondb-dump\"}'|twice",
                "'{\"format\":\"sessiondb-dump\",\"version\":1,\"schema\":{\"tables\":[]},\"data\":[]} {}'|something follows after its end"
            })
    void documentsThatAreNone(String json, String words) throws Exception {
        refused(Files.writeString(home.resolve("a.json"), json), words);
    }

    @Test
    void cutShortAnywhere() throws Exception {
        byte[] whole = Files.readAllBytes(dump(List.of("[1,\"é\"]", "[2,{\"blob\":\"AAAA\"}]")));
        for (int length = 1; length < whole.length - 1; length++) {
            Path file = Files.write(home.resolve("cut.json"), Arrays.copyOf(whole, length));
            assertThat(Dumps.store(file).probe()).as("%s bytes", length).anyMatch(Check::failed);
        }
    }

    @Test
    void aChangedByteInAnyRow() throws Exception {
        Path file = dump(List.of("[1,\"first\"]", "[2,\"second\"]"));
        Files.writeString(file, Files.readString(file).replace("second", "secone"));
        refused(file, "the rows of table `t` do not have the SHA-256 that stands below them");
    }

    @Test
    void rewrittenByAnotherProgram() throws Exception {
        Path file = dump(List.of("[1,2]"));
        Files.writeString(file, Files.readString(file).replace("\n", " "));
        refused(file, "its rows are not on lines of their own");
    }

    @Test
    void wrongCounts() throws Exception {
        Path file = dump(List.of("[1,2]"));
        Files.writeString(file, Files.readString(file).replace("\"count\":1", "\"count\":2"));
        refused(file, "table `t` has 1 rows, and says that it has 2");
    }

    @Test
    void tablesTwice() throws Exception {
        String whole = Files.readString(dump(List.of("[1,2]")));
        String table = whole.substring(whole.indexOf("{\"table\""), whole.lastIndexOf("]}"));
        refused(write(whole.replace(table, table + ",\n" + table)), "it has the rows of table `t` twice");
        refused(write(whole.replace(TABLE, TABLE + ",\n" + TABLE)), "it has table `t` twice");
        refused(
                write(whole.replace(TABLE, TABLE.replace("\"t\"", "\"u\""))),
                "table `t` has rows, and is not in its schema");
        refused(write(whole.replace(table, "")), "it has the rows of 0 tables, and its schema has 1");
    }

    @Test
    void bombs() throws Exception {
        String start = "{\"format\":\"sessiondb-dump\",\"version\":1,";
        refused(write(start + "\"x\":" + "[".repeat(100_000)), "nested more than 500 deep");
        refused(write(start + "\"x\":" + "{\"a\":".repeat(100_000)), "nested more than 500 deep");
        refused(write(start + "\"x\":" + "9".repeat(100_000)), "a number has more than 400 digits");
        refused(
                write(start + "\"tool\":\"" + "x".repeat(20_000_000) + "\""),
                "its names and definitions take more than");
        refused(dump(List.of("[".repeat(100_000))), "is no value");
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"GZIP", "ZSTANDARD"})
    void brokenCompression(Compression compression) throws Exception {
        byte[] whole = compressed(dump(List.of("[1,\"" + "x".repeat(10_000) + "\"]")), compression);
        refused(Files.write(home.resolve("a"), Arrays.copyOf(whole, whole.length / 2)), "cut short");
        byte[] changed = whole.clone();
        Arrays.fill(changed, 30, 60, (byte) 0x55);
        refused(Files.write(home.resolve("b"), changed), "data can't be decompressed");
    }

    @Test
    void gzipThatIsNone() throws Exception {
        refused(Files.writeString(home.resolve("a.json.gz"), "no JSON and no gzip"), "it is not a JSON object");
        Path plain = Files.copy(dump(List.of("[1,2]")), home.resolve("plain.json.gz"));
        assertThat(Dumps.store(plain).probe()).noneMatch(Check::failed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a, b); DROP TABLE t",
                "CREATE TABLE u (a, b)",
                "CREATE TABLE t AS SELECT 1 AS a, 2 AS b",
                "CREATE TEMP TABLE t (a, b)",
                "CREATE TABLE IF NOT EXISTS t (a, b)",
                "CREATE TABLE main.t (a, b)",
                "CREATE VIRTUAL TABLE t USING fts5(a, b)",
                "CREATE VIEW t AS SELECT 1 AS a, 2 AS b",
                "ATTACH DATABASE 'x' AS y",
                "PRAGMA writable_schema = ON",
                "DROP TABLE t",
                "backup to x",
                "",
                "CREATE TABLE t (a, 'open"
            })
    void statementsThatDoOtherThings(String sql) throws Exception {
        Path file = dump(List.of("[1,2]"));
        Files.writeString(file, Files.readString(file).replace("CREATE TABLE t (a, b)", sql));
        assertThat(refusal(file)).contains("cannot define table `t`", "what stands for it is no CREATE of it");
    }

    @Test
    void columnsAndValuesThatTheTableHasNot() throws Exception {
        Path file = dump(List.of("[1,2]"));
        String whole = Files.readString(file);
        assertThat(refusal(write(whole.replace("t (a, b)", "t (a, c)")))).contains("are not those of its CREATE TABLE");
        assertThat(refusal(write(whole.replace("t (a, b)", "t (a, b TEXT)")))).contains("SQLite stored others");
        assertThat(refusal(write(whole.replace("t (a, b)", "t (a, b, CHECK (unheard_of(a)))"))))
                .contains("no such function");
    }

    @Test
    void rowsThatItsKeyForbids() throws Exception {
        Path file = dump(List.of("[1,2]", "[1,3]"));
        Files.writeString(file, Files.readString(file).replace("t (a, b)", "t (a PRIMARY KEY, b)"));
        assertThat(refusal(file)).contains("table `t` of the SQLite file doesn't take a row", "UNIQUE");
    }

    @Test
    void rowsThatFailACheckAreTakenAsTheyAre() throws Exception {
        Path file = dump(List.of("[1,2]"));
        Files.writeString(file, Files.readString(file).replace("t (a, b)", "t (a, b CHECK (b > 7))"));
        assertThat(SqliteFiles.query(Dumps.copy(file), "SELECT b FROM t")).hasSize(1);
    }

    @Test
    void filesThatCannotBeRead() {
        assertThat(Dumps.store(home.resolve("none.json")).probe())
                .anyMatch(c -> c.failed() && c.detail().contains("doesn't exist"));
        assertThatThrownBy(() -> Dumps.store(home).open())
                .isInstanceOfSatisfying(
                        SessionDbException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE));
    }

    private void refused(Path file, String words) {
        Check check = Dumps.store(file).probe().stream()
                .filter(Check::failed)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not refused: " + words));
        assertThat(check.detail()).contains("`" + file + "`").contains(words);
        assertThat(check.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
        assertThat(refusal(file)).contains("`" + file + "`");
    }

    /** What opening says. */
    private static String refusal(Path file) {
        try {
            Dumps.store(file).open().close();
        } catch (SessionDbException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
            return e.problem().message() + ": " + e.problem().causedBy().orElse("");
        }
        throw new AssertionError("opened");
    }

    private Path write(String json) throws IOException {
        return Files.writeString(home.resolve("a.json"), json);
    }

    /** A dump of one table whose digest is right; line 10 is the first row's. */
    private Path dump(List<String> rows) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        rows.forEach(row -> digest.update((row + "\n").getBytes(StandardCharsets.UTF_8)));
        return write("""
                {
                "format":"sessiondb-dump",
                "version":1,
                "tool":"test",
                "time":"2025-01-20T10:30:00.123Z",
                "schema":{"tables":[
                %s],
                "uncarried":[]},
                "data":[{"table":"t","columns":["a","b"],"rows":[
                %s
                ],"count":%d,"sha256":"%s"}]}
                """.formatted(
                TABLE, String.join(",\n", rows), rows.size(), HexFormat.of().formatHex(digest.digest())));
    }

    private static byte[] compressed(Path file, Compression compression) throws IOException {
        Path target = file.resolveSibling("compressed");
        try (OutputStream out = compression.wrap(Files.newOutputStream(target))) {
            Files.copy(file, out);
        }
        return Files.readAllBytes(target);
    }
}
