package dev.sessiondb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.FileClaim;
import dev.sessiondb.store.FileContent;
import dev.sessiondb.store.FileMark;
import dev.sessiondb.testing.DirectorySnapshot;
import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Another process has the destination open. */
class SqliteDestinationTest {
    @TempDir
    private Path directory;

    private Path file;
    private SqliteDestination destination;

    @BeforeEach
    void make() {
        file = SourceFixtures.rollback(directory.resolve("app.db"), 50);
        destination = new SqliteDestination(file);
    }

    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @CsvSource({"WAL, idle", "WAL, hold", "WAL, spill", "DELETE, idle", "DELETE, hold", "DELETE, spill"})
    void isSeenAndRefusedWithoutAChange(String mode, String doing) {
        SqliteFiles.create(file, "PRAGMA journal_mode = " + mode);
        FileMark mark;
        DirectorySnapshot before;
        try (OtherProcess application = SourceFixtures.application(file, doing)) {
            before = DirectorySnapshot.of(directory);
            mark = destination.mark();
            assertThat(alone()).matches(Check::failed).extracting(Check::code).isEqualTo(ErrorCode.LOCKED);
            SessionDbException exception = catchThrowableOfType(
                    SessionDbException.class, () -> destination.claim(mark).close());
            assertThat(exception.code()).isEqualTo(ErrorCode.LOCKED);
            assertThat(exception.problem().message()).contains(file.toString());
            assertThat(DirectorySnapshot.of(directory)).isEqualTo(before);
            assertThat(application).isNotNull();
        }
        assertThat(alone()).matches(check -> !check.failed());
    }

    /** By SQLite's locks alone, as where there is no /proc. */
    @ParameterizedTest
    @CsvSource({"WAL, idle", "WAL, hold", "DELETE, hold", "DELETE, spill"})
    void isToldByItsLocks(String mode, String doing) throws IOException {
        SqliteFiles.create(file, "PRAGMA journal_mode = " + mode);
        try (OtherProcess application = SourceFixtures.application(file, doing)) {
            assertThat(ExclusiveLock.take(file)).isEmpty();
            assertThat(application).isNotNull();
        }
        try (ExclusiveLock lock = ExclusiveLock.take(file).orElseThrow()) {
            assertThat(lock.held()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "WAL"})
    void keepsOthersOutWhileItIsClaimed(String mode) {
        SqliteFiles.create(file, "PRAGMA journal_mode = " + mode);
        try (FileClaim claim = destination.claim(destination.mark());
                OtherProcess late =
                        OtherProcess.start(BusyApplication.class, List.of("-Xmx64m"), file.toString(), "idle", "100")) {
            assertThat(late.line()).isEqualTo("busy");
            assertThat(claim).isNotNull();
        }
    }

    @Test
    void aWriteBetweenMarkAndClaimIsNoticed() {
        FileMark mark = destination.mark();
        SqliteFiles.create(file, "INSERT INTO a (v) SELECT randomblob(9000)");
        DirectorySnapshot before = DirectorySnapshot.of(directory);
        SessionDbException exception = catchThrowableOfType(
                SessionDbException.class, () -> destination.claim(mark).close());
        assertThat(exception.code()).isEqualTo(ErrorCode.LOCKED);
        assertThat(exception.problem().message()).contains("written to in the meantime");
        assertThat(DirectorySnapshot.of(directory)).isEqualTo(before);
    }

    /** Reading the file here would give its locks up, so only its attributes are looked at. */
    @EnabledOnOs(OS.LINUX)
    @Test
    void oneThatOpensItWhileTheCopyIsWrittenIsNoticedBeforeTheRename() throws IOException {
        Path copy = SourceFixtures.rollback(directory.resolve("copy.db"), 5);
        FileContent content = new FileContent(copy, Files.size(copy), Sha256.of(copy));
        try (FileClaim claim = destination.claim(destination.mark());
                OtherProcess late = OtherProcess.start(
                        BusyApplication.class, List.of("-Xmx64m"), file.toString(), "idle", "1000")) {
            while (OpenHandles.of(file).isEmpty()) {
                Thread.onSpinWait();
            }
            FileState before = FileState.of(new DatabaseFiles(file));
            SessionDbException exception = catchThrowableOfType(SessionDbException.class, () -> claim.replace(content));
            assertThat(exception.code()).isEqualTo(ErrorCode.LOCKED);
            assertThat(FileState.of(new DatabaseFiles(file))).isEqualTo(before);
            assertThat(directory.toFile().list()).containsExactlyInAnyOrder("app.db", "copy.db");
            assertThat(late).isNotNull();
        }
        assertThat(SqliteFiles.query(file, "SELECT count(*) FROM a").toString()).isIn("[[50]]", "[[51]]");
    }

    @Test
    void contentThatIsNotWhatItShouldBeLeavesTheOldFile() throws IOException {
        SourceFixtures.delete(file);
        SourceFixtures.killedWal(file);
        Path copy = SourceFixtures.rollback(directory.resolve("copy.db"), 5);
        DirectorySnapshot before = DirectorySnapshot.of(directory);
        FileContent wrong = new FileContent(copy, Files.size(copy), "0".repeat(64));
        SessionDbException exception = catchThrowableOfType(SessionDbException.class, () -> {
            try (FileClaim claim = destination.claim(destination.mark())) {
                claim.replace(wrong);
            }
        });
        assertThat(exception.code()).isEqualTo(ErrorCode.RESTORE_FAILED);
        assertThat(DirectorySnapshot.of(directory)).isEqualTo(before);
    }

    @Test
    void rowsInALeftOverWalAreInTheOldFileBeforeItIsReplaced() throws IOException {
        SourceFixtures.delete(file);
        SourceFixtures.killedWal(file);
        Path old = Files.createLink(directory.resolve("old.db"), file);
        Path copy = SourceFixtures.rollback(directory.resolve("copy.db"), 5);
        try (FileClaim claim = destination.claim(destination.mark())) {
            claim.replace(new FileContent(copy, Files.size(copy), Sha256.of(copy)));
        }
        assertThat(rows(file)).isEqualTo(5);
        assertThat(rows(old)).isEqualTo(101);
    }

    private static long rows(Path database) {
        return ((Number) SqliteFiles.query(database, "SELECT count(*) FROM a")
                        .get(0)
                        .get(0))
                .longValue();
    }

    private Check alone() {
        return destination.probe(1).stream()
                .filter(check -> check.id().equals("destination.alone"))
                .findFirst()
                .orElseThrow();
    }
}
