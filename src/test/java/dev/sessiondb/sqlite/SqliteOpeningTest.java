package dev.sessiondb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import dev.sessiondb.testing.DirectorySnapshot;
import dev.sessiondb.testing.SqliteFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decision table of opening: what a reader must see, and that nothing is left behind. */
class SqliteOpeningTest {
    @TempDir
    private Path directory;

    @AfterEach
    void letTheDirectoryBeDeleted() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    enum State {
        ROLLBACK("read-only", 100),
        ROLLBACK_WITH_TRUNCATED_JOURNAL("read-only", 100),
        ROLLBACK_WITH_PERSISTENT_JOURNAL("read-only", 101),
        HOT_JOURNAL("private copy", 2000),
        CLOSED_WAL("immutable", 100),
        CLOSED_WAL_WITH_SHARED_MEMORY("immutable", 100),
        CLOSED_WAL_WITH_JOURNAL("private copy", 100),
        EMPTY_WAL("private copy", 100),
        KILLED_WAL("read-only", 101),
        WAL_WITHOUT_SHARED_MEMORY("private copy", 101);

        private final String access;
        private final int rows;

        State(String access, int rows) {
            this.access = access;
            this.rows = rows;
        }

        Path make(Path file) throws IOException {
            return switch (this) {
                case ROLLBACK -> SourceFixtures.rollback(file, 100);
                case ROLLBACK_WITH_TRUNCATED_JOURNAL -> beside(SourceFixtures.rollback(file, 100), "-journal");
                case ROLLBACK_WITH_PERSISTENT_JOURNAL ->
                    SqliteFiles.create(
                            SourceFixtures.rollback(file, 100),
                            "PRAGMA journal_mode = PERSIST",
                            "INSERT INTO a (v) VALUES (1)");
                case HOT_JOURNAL -> SourceFixtures.hotJournal(file);
                case CLOSED_WAL -> SourceFixtures.closedWal(file, 100);
                case CLOSED_WAL_WITH_SHARED_MEMORY -> beside(SourceFixtures.closedWal(file, 100), "-shm");
                case CLOSED_WAL_WITH_JOURNAL -> beside(SourceFixtures.closedWal(file, 100), "-journal");
                case EMPTY_WAL -> beside(SourceFixtures.closedWal(file, 100), "-wal");
                case KILLED_WAL -> SourceFixtures.killedWal(file);
                case WAL_WITHOUT_SHARED_MEMORY -> SourceFixtures.walWithoutSharedMemory(file);
            };
        }

        private static Path beside(Path file, String suffix) throws IOException {
            Files.createFile(Path.of(file + suffix));
            return file;
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsWhatTheApplicationWouldSeeAndLeavesNothingBehind(State state) throws IOException {
        Path file = state.make(directory.resolve("source.db"));
        showsAndLeaves(file, state);
    }

    /** As root the file system lets everything pass; the test says more when run by another user. */
    @ParameterizedTest
    @EnumSource
    void needsNoRightToWrite(State state) throws IOException {
        Path file = state.make(directory.resolve("source.db"));
        try (var files = Files.list(directory)) {
            for (Path each : files.toList()) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("r--r--r--"));
            }
        }
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        showsAndLeaves(file, state);
    }

    private void showsAndLeaves(Path file, State state) {
        List<String> copiesBefore = privateCopies();
        DirectorySnapshot before = DirectorySnapshot.of(directory);
        SqliteSourceStore store = new SqliteSourceStore(file);
        assertThat(store.probe()).noneMatch(Check::failed);
        try (Source source = store.open()) {
            assertThat(source.description().access()).isEqualTo(state.access);
            assertThat(rows(source)).isEqualTo(state.rows);
            assertThat(torn(source)).isFalse();
            assertThat(source.writtenSince()).isFalse();
            assertThat(DirectorySnapshot.of(directory)).isEqualTo(before);
        }
        assertThat(DirectorySnapshot.of(directory)).isEqualTo(before);
        assertThat(privateCopies()).isEqualTo(copiesBefore);
    }

    private static List<String> privateCopies() {
        String[] names =
                new File(System.getProperty("java.io.tmpdir")).list((d, name) -> name.startsWith("sessiondb-source-"));
        return Arrays.asList(Optional.ofNullable(names).orElse(new String[0]));
    }

    static long rows(Source source) {
        return source.statistics(source.schema().table("a").orElseThrow()).rows();
    }

    private static boolean torn(Source source) {
        Table table = source.schema().table("a").orElseThrow();
        try (RowCursor cursor = source.rows(table)) {
            while (cursor.next()) {
                if (new String(cursor.bytes(1), StandardCharsets.UTF_8).equals("torn")) {
                    return true;
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b.db",
                "what?.db",
                "50%.db",
                "#1.db",
                "Sitzung-ü-日本.db",
                "a&b=c;d.db",
                "x'y\"z.db",
                "[1].db",
                "file:x.db"
            })
    void opensAnyName(String name) {
        for (Path file : List.of(
                SourceFixtures.rollback(directory.resolve("r" + name), 3),
                SourceFixtures.closedWal(directory.resolve("w" + name), 3))) {
            DirectorySnapshot before = DirectorySnapshot.of(directory);
            SqliteSourceStore store = new SqliteSourceStore(file);
            assertThat(store.probe()).noneMatch(Check::failed);
            try (Source source = store.open()) {
                assertThat(rows(source)).isEqualTo(3);
                assertThat(source.description().path()).isEqualTo(file);
            }
            assertThat(DirectorySnapshot.of(directory)).isEqualTo(before);
        }
    }

    @Test
    void followsSymbolicLinksToWhereTheWalIs() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        SourceFixtures.killedWal(real.resolve("source.db"));
        Path link = Files.createSymbolicLink(directory.resolve("link.db"), Path.of("real", "source.db"));
        DirectorySnapshot before = DirectorySnapshot.of(directory);
        try (Source source = new SqliteSourceStore(link).open()) {
            assertThat(rows(source)).isEqualTo(101);
        }
        assertThat(DirectorySnapshot.of(directory)).isEqualTo(before);
    }

    @Test
    void readsBesideALiveApplication() {
        Path file = SourceFixtures.closedWal(directory.resolve("source.db"), 100);
        try (OtherProcess application = SourceFixtures.application(file, "idle")) {
            DirectorySnapshot before = DirectorySnapshot.of(directory);
            try (Source source = new SqliteSourceStore(file).open()) {
                assertThat(source.description().access()).isEqualTo("read-only");
                assertThat(rows(source)).isEqualTo(101);
            }
            assertThat(DirectorySnapshot.of(directory)).isEqualTo(before);
            assertThat(application).isNotNull();
        }
    }

    @Test
    void saysSoWhenAnImmutableSourceIsOpenedByAWriter() throws SQLException {
        Path file = SourceFixtures.closedWal(directory.resolve("source.db"), 100);
        try (Source source = new SqliteSourceStore(file).open()) {
            Table table = source.schema().table("a").orElseThrow();
            assertThat(source.description().access()).isEqualTo("immutable");
            try (Connection writer = SqliteFiles.connect(file)) {
                SqliteFiles.execute(writer, "INSERT INTO a (v) VALUES (1)");
                assertThat(source.writtenSince()).isTrue();
                assertThatThrownBy(() -> source.statistics(table)).satisfies(SqliteOpeningTest::saysRunAgain);
            }
            assertThatThrownBy(() -> source.copyTo(directory.resolve("copy.db")))
                    .satisfies(SqliteOpeningTest::saysRunAgain);
            assertThatThrownBy(source::release).satisfies(SqliteOpeningTest::saysRunAgain);
        }
        assertThat(directory.resolve("copy.db")).doesNotExist();
    }

    private static void saysRunAgain(Throwable thrown) {
        assertThat(thrown).isInstanceOfSatisfying(SessionDbException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
            assertThat(e.problem().hint()).get().asString().contains("run again");
        });
    }

    @Test
    void warnsThatWritersWaitInRollbackMode() {
        Path file = SourceFixtures.rollback(directory.resolve("source.db"), 1);
        assertThat(new SqliteSourceStore(file).probe()).anySatisfy(check -> {
            assertThat(check.id()).isEqualTo("source.journal-mode");
            assertThat(check.hint()).isPresent();
        });
    }

    @Test
    void warnsOfALogThatBelongsToAnotherFile() throws IOException {
        Path file = SourceFixtures.rollback(directory.resolve("source.db"), 1);
        Path other = SourceFixtures.killedWal(
                Files.createDirectory(directory.resolve("other")).resolve("other.db"));
        Files.copy(Path.of(other + "-wal"), Path.of(file + "-wal"));
        assertThat(new SqliteSourceStore(file).probe()).anySatisfy(check -> {
            assertThat(check.id()).isEqualTo("source.journal-mode");
            assertThat(check.detail()).contains("`-wal`");
        });
    }

    @Test
    void cannotReadWhatItMayNot() throws IOException {
        Path file = SourceFixtures.rollback(directory.resolve("source.db"), 1);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file)).as("root reads everything").isFalse();
        assertThat(new SqliteSourceStore(file).probe()).last().satisfies(check -> {
            assertThat(check.id()).isEqualTo("source.readable");
            assertThat(check.failed()).isTrue();
        });
    }
}
