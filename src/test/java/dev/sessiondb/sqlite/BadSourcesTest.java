package dev.sessiondb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.CheckStatus;
import dev.sessiondb.store.Source;
import dev.sessiondb.testing.DirectorySnapshot;
import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadSourcesTest {
    private static final int PAGE = 4096;

    @TempDir
    private Path directory;

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("sessions.db"), content);
    }

    /** Both ways in say the same, and nothing is left behind. */
    private void refused(Path file, String id, String... words) {
        DirectorySnapshot before = DirectorySnapshot.of(directory);
        SqliteSourceStore store = new SqliteSourceStore(file, Duration.ofMillis(200));
        Check last = store.probe().stream().filter(Check::failed).findFirst().orElseThrow();
        assertThat(last.id()).isEqualTo(id);
        assertThat(last.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
        assertThat(last.detail()).contains(file.toString()).contains(words);
        assertThat(last.hint()).isPresent();
        assertThatThrownBy(store::open).isInstanceOfSatisfying(SessionDbException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
            assertThat(e.problem().message()).contains(file.toString());
            assertThat(e.problem().hint()).isPresent();
        });
        assertThat(DirectorySnapshot.of(directory)).isEqualTo(before);
    }

    @Test
    void missing() {
        refused(directory.resolve("no.db"), "source.exists", "doesn't exist");
    }

    @Test
    void linkToNothing() throws IOException {
        refused(
                Files.createSymbolicLink(directory.resolve("link.db"), Path.of("no.db")),
                "source.exists",
                "symbolic link");
    }

    @Test
    void directory() {
        refused(directory, "source.exists", "is a directory");
    }

    @Test
    void empty() throws IOException {
        refused(file(""), "source.format", "is empty (0 bytes)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"session\": 1}         | contains JSON",
                "` \n [ {} ]`              | contains JSON",
                "PGDMP....               | contains a PostgreSQL dump",
                "PRAGMA foreign_keys=OFF; | contains SQL statements",
                "PK\u0003\u0004....      | contains a zip archive",
                "01234567DUCK            | contains a DuckDB database",
                "hello                   | isn't a SQLite database, or it is encrypted",
            })
    void otherContentUnderADatabaseName(String content, String words) throws IOException {
        refused(file(content), "source.format", words);
    }

    @Test
    void compressed() throws IOException {
        refused(Files.write(directory.resolve("x.db"), new byte[] {0x1F, (byte) 0x8B, 8}), "source.format", "gzip");
    }

    @Test
    void encrypted() {
        refused(SqliteFiles.encrypted(directory.resolve("x.db")), "source.format", "or it is encrypted");
    }

    @ParameterizedTest
    @CsvSource({"50, incomplete header", "2000, is cut off", "16384, is cut off"})
    void truncated(int bytes, String words) {
        Path file = SourceFixtures.rollback(directory.resolve("x.db"), 200);
        refused(SqliteFiles.truncate(file, bytes), "source.format", words);
    }

    @Test
    void lockedByAWriter() {
        Path file = SourceFixtures.rollback(directory.resolve("x.db"), 10);
        try (OtherProcess application = SourceFixtures.application(file, "hold")) {
            refused(file, "source.opens", "is locked by a writer");
            assertThat(application).isNotNull();
        }
        assertThat(new SqliteSourceStore(file).probe()).noneMatch(Check::failed);
    }

    @Test
    void corruptPage() {
        Path file = SourceFixtures.rollback(directory.resolve("x.db"), 2000);
        SqliteFiles.corruptPage(file, 20, PAGE);
        SqliteSourceStore store = new SqliteSourceStore(file);
        assertThat(store.probe()).filteredOn(Check::failed).singleElement().satisfies(check -> {
            assertThat(check.id()).isEqualTo("source.integrity");
            assertThat(check.detail()).contains("is damaged");
        });
        try (Source source = store.open()) {
            Table table = source.schema().table("a").orElseThrow();
            assertThatThrownBy(() -> source.statistics(table)).isInstanceOfSatisfying(SessionDbException.class, e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
                assertThat(e.problem().message()).contains("table `a`");
                assertThat(e.problem().hint()).get().asString().contains("damaged");
            });
        }
    }

    @Test
    void corruptSchema() {
        Path file = SqliteFiles.create(
                directory.resolve("x.db"),
                "CREATE TABLE t (a)",
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a'");
        refused(file, "source.opens", "cannot open");
    }

    @Test
    void rowsThatBreakTheirOwnConstraintsAreNoDamage() {
        Path file = SqliteFiles.create(
                directory.resolve("x.db"),
                "CREATE TABLE t (a)",
                "INSERT INTO t VALUES (NULL)",
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a NOT NULL)'");
        assertThat(new SqliteSourceStore(file).probe()).anySatisfy(check -> {
            assertThat(check.id()).isEqualTo("source.integrity");
            assertThat(check.status()).isEqualTo(CheckStatus.WARN);
            assertThat(check.detail()).contains("NULL value in t.a");
        });
    }

    @Test
    void aCopyWithALogBesideItIsNoFinishedCopy() throws IOException {
        Path file = SourceFixtures.closedWal(directory.resolve("x.db"), 1);
        Files.createFile(Path.of(file + "-wal"));
        SqliteSourceStore store = new SqliteSourceStore(file);
        assertThatThrownBy(() -> store.openCopy(file)).isInstanceOfSatisfying(SessionDbException.class, e -> {
            assertThat(e.problem().message()).contains("x.db-wal");
        });
        assertThatThrownBy(() -> store.openCopy(directory.resolve("no.db"))).isInstanceOf(SessionDbException.class);
    }

    @Test
    void textThatIsNoUtf8InTheHeadDoesNotMatter() throws IOException {
        Path file = Files.write(directory.resolve("x.db"), List.of("\u00e9\u00e9"), StandardCharsets.ISO_8859_1);
        refused(file, "source.format", "isn't a SQLite database");
    }
}
