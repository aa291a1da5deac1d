package dev.sessiondb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessiondb.schema.Table;
import dev.sessiondb.store.ColumnStatistics;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.StorageClass;
import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeValueTest {
    private static final int LARGE = RowCursor.LARGE;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (k INTEGER PRIMARY KEY, v)",
                "CREATE TABLE t (k INT PRIMARY KEY, v) WITHOUT ROWID",
                "CREATE TABLE t (k, v, rowid AS (1), _rowid_ AS (2), oid AS (3))"
            })
    void readsLargeValuesInPieces(String create) throws IOException {
        Path file = SqliteFiles.create(
                directory.resolve("large.db"),
                create,
                "INSERT INTO t (k, v) VALUES (1, 'small'), (2, printf('%.*c', " + (LARGE + 1)
                        + ", 'x') || 'é'), (3, NULL), " + "(4, zeroblob(" + (3 * LARGE) + ")), (5, zeroblob(" + LARGE
                        + ")), (6, 7)");
        try (Source source = new SqliteSourceStore(file).open()) {
            Table table = source.schema().tables().get(0);
            ColumnStatistics statistics = source.statistics(table).columns().get(1);
            assertThat(statistics.maxBytes()).isEqualTo(3L * LARGE);
            assertThat(statistics.maxCharacters()).isEqualTo(LARGE + 2L);
            assertThat(List.of(statistics.texts(), statistics.blobs(), statistics.nulls(), statistics.integers()))
                    .containsExactly(2L, 2L, 1L, 1L);
            try (RowCursor rows = source.rows(table)) {
                assertThat(rows.next() && !rows.large(1)).isTrue();
                assertThat(new String(rows.bytes(1), StandardCharsets.UTF_8)).isEqualTo("small");
                assertThat(rows.next() && rows.large(1)).isTrue();
                assertThat(rows.longValue(0)).isEqualTo(2);
                assertThat(rows.storageClass(1)).isEqualTo(StorageClass.TEXT);
                assertThat(rows.byteLength(1)).isEqualTo(LARGE + 3L);
                assertThatThrownBy(() -> rows.bytes(1)).isInstanceOf(IllegalStateException.class);
                try (InputStream in = rows.open(1)) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(text).isEqualTo("x".repeat(LARGE + 1) + "é");
                }
                assertThat(rows.next()).isTrue();
                assertThat(rows.storageClass(1)).isEqualTo(StorageClass.NULL);
                assertThat(rows.next() && rows.large(1)).isTrue();
                assertThat(rows.storageClass(1)).isEqualTo(StorageClass.BLOB);
                try (InputStream in = rows.open(1)) {
                    assertThat(in.readAllBytes()).isEqualTo(new byte[3 * LARGE]);
                }
                assertThat(rows.next() && !rows.large(1)).isTrue();
                assertThat(rows.bytes(1)).isEqualTo(new byte[LARGE]);
                assertThat(rows.next() && rows.longValue(1) == 7).isTrue();
                assertThat(rows.next()).isFalse();
            }
        }
    }

    /** 3 million characters of three bytes each in UTF-8 are 6 MB as stored, and 9 MB as read. */
    @Test
    void knowsTheUtf8LengthOfUtf16Text() throws IOException {
        Path file = SqliteFiles.create(
                directory.resolve("utf16.db"),
                "PRAGMA encoding = 'UTF-16be'",
                "CREATE TABLE t (v)",
                "INSERT INTO t VALUES (replace(printf('%.*c', 3000000, 'x'), 'x', '€')), (replace(printf('%.*c', 2796202, 'x'), 'x', '€') || 'aé')");
        try (Source source = new SqliteSourceStore(file).open();
                RowCursor rows = source.rows(source.schema().tables().get(0))) {
            assertThat(rows.next() && rows.large(0)).isTrue();
            assertThat(rows.byteLength(0)).isEqualTo(9_000_000);
            try (InputStream in = rows.open(0)) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("€".repeat(3_000_000));
            }
            assertThat(rows.next()).isTrue();
            assertThat(rows.byteLength(0)).isEqualTo(LARGE + 1L);
            assertThat(rows.large(0)).isTrue();
        }
    }

    @Test
    void readsAHundredMegabytesInAHeapOf64() {
        Path file = SqliteFiles.create(
                directory.resolve("huge.db"),
                "CREATE TABLE t (v)",
                "INSERT INTO t VALUES (zeroblob(100000000)), (printf('%.*c', 50000000, 'y'))");
        try (OtherProcess reader = OtherProcess.start(LargeValueReader.class, List.of("-Xmx64m"), file.toString())) {
            assertThat(reader.line()).isEqualTo("rowid 1: 100000000 bytes, sum 0");
            assertThat(reader.line()).isEqualTo("rowid 2: 50000000 bytes, sum " + 50_000_000L * 'y');
            assertThat(reader.line()).isEqualTo("longest text 50000000");
        }
    }
}
