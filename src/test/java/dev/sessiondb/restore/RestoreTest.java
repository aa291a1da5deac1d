package dev.sessiondb.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.backup.BackupPlanner;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.backup.BackupTaker;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.sqlite.SqliteDestination;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.CheckStatus;
import dev.sessiondb.store.Source;
import dev.sessiondb.testing.DirectorySnapshot;
import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreTest {
    private static final Instant NOW = Instant.parse("2025-02-01T00:00:00Z");

    @TempDir
    private Path root;

    private Path backups;
    private Path data;
    private Path database;
    private BackupReport backup;

    @BeforeEach
    void takeABackup() throws IOException {
        backups = root.resolve("backups");
        data = Files.createDirectory(root.resolve("data"));
        database = SqliteFiles.create(
                data.resolve("app.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v)",
                "INSERT INTO t (v) VALUES ('kept')");
        backup = take(NOW.minusSeconds(60));
        SqliteFiles.create(database, "INSERT INTO t (v) VALUES ('later')");
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndLeavesEverything() {
        DirectorySnapshot before = DirectorySnapshot.of(root);
        RestorePlan plan = restorer("latest").plan();
        assertThat(plan.obstacle()).isEmpty();
        assertThat(plan.action()).isEqualTo(RestoreAction.REPLACE);
        assertThat(plan.backup().orElseThrow().content().path())
                .isEqualTo(backup.copy().path());
        assertThat(plan.replaced()).isPresent();
        assertThat(DirectorySnapshot.of(root)).isEqualTo(before);
    }

    @Test
    void putsTheCopyInPlaceByteForByteAndKeepsWhatWasThere() throws IOException {
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-rw-r--"));
        RestoreReport report = run("latest");
        assertRestored();
        assertThat(Files.getPosixFilePermissions(database)).isEqualTo(PosixFilePermissions.fromString("rw-rw-r--"));
        Path kept = report.replaced().orElseThrow().copy().path();
        assertThat(SqliteFiles.query(kept, "SELECT v FROM t ORDER BY id"))
                .isEqualTo(List.of(List.of("kept"), List.of("later")));
    }

    @Test
    void whatWasReplacedComesBackTheSameWay() {
        RestoreReport report = run("latest");
        run(report.replaced().orElseThrow().manifest().toString());
        assertThat(SqliteFiles.query(database, "SELECT v FROM t ORDER BY id"))
                .isEqualTo(List.of(List.of("kept"), List.of("later")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "NAME", "MANIFEST", "COPY", "DIRECTORY", "RELATIVE"})
    void theBackupIsNamedInManyWays(String how) throws IOException {
        run(
                switch (how) {
                    case "NAME" -> "session-backup-2025-01-31T23-59-00-000Z";
                    case "MANIFEST" -> backup.manifest().toString();
                    case "COPY" -> backup.copy().path().toString();
                    case "DIRECTORY" -> backups.toString();
                    case "RELATIVE" -> "backups/" + backup.copy().path().getFileName();
                    default -> how;
                });
        assertRestored();
    }

    @Test
    void aDestinationThatIsNotThereIsMade() throws IOException {
        Files.delete(database);
        RestoreReport report = run("latest");
        assertRestored();
        assertThat(report.replaced()).isEmpty();
        assertThat(Files.getPosixFilePermissions(database)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void anEmptyDestinationIsFilled() throws IOException {
        Files.write(database, new byte[0]);
        run("latest");
        assertRestored();
    }

    @Test
    void whatIsThereAlreadyIsLeftAlone() {
        run("latest");
        DirectorySnapshot before = DirectorySnapshot.of(root);
        RestoreReport report = run(backup.manifest().toString());
        assertThat(report.plan().action()).isEqualTo(RestoreAction.NOTHING);
        assertThat(DirectorySnapshot.of(root)).isEqualTo(before);
    }

    @Test
    void aStaleLogBesideIsNotMixedIn() throws IOException {
        Path other = SqliteFiles.leftOverWal(
                root.resolve("other.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v)",
                "INSERT INTO t (v) VALUES ('x')");
        Files.move(other, database, StandardCopyOption.REPLACE_EXISTING);
        Files.move(Path.of(other + "-wal"), Path.of(database + "-wal"));
        RestoreReport report = run(backup.manifest().toString());
        assertRestored();
        assertThat(SqliteFiles.query(report.replaced().orElseThrow().copy().path(), "SELECT v FROM t"))
                .isEqualTo(List.of(List.of("x")));
    }

    @Test
    void aHotJournalBesideIsNotPlayedBackIntoIt() throws IOException {
        Path other = SqliteFiles.hotJournal(
                root.resolve("other.db"),
                List.of(
                        "CREATE TABLE t (id INTEGER PRIMARY KEY, v)",
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO t (v) SELECT printf('%.*c', 300, 'x') FROM n"),
                List.of("UPDATE t SET v = 'torn'"));
        Files.move(other, database, StandardCopyOption.REPLACE_EXISTING);
        Files.move(Path.of(other + "-journal"), Path.of(database + "-journal"));
        RestoreReport report = run(backup.manifest().toString());
        assertRestored();
        assertThat(SqliteFiles.query(
                        report.replaced().orElseThrow().copy().path(), "SELECT count(*) FROM t WHERE v = 'torn'"))
                .isEqualTo(List.of(List.of(0)));
    }

    @Test
    void aSymbolicLinkIsFollowed() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link.db"), database);
        restorer("latest", link).run(plan -> {});
        assertThat(link).isSymbolicLink();
        assertRestored();
    }

    @Test
    void aDamagedNewestBackupIsPassedOver() throws IOException {
        BackupReport newer = take(NOW.minusSeconds(1));
        flip(newer.copy().path());
        RestoreReport report = run("latest");
        assertRestored();
        assertThat(report.plan().checks())
                .filteredOn(check -> check.status() == CheckStatus.WARN)
                .extracting(Check::detail)
                .anyMatch(detail -> detail.contains(newer.copy().path().toString()));
    }

    @Test
    void aFileWithoutManifestIsTakenWithAWarning() throws IOException {
        Path plain = SqliteFiles.create(root.resolve("plain.db"), "CREATE TABLE t (id, v)");
        RestoreReport report = run("plain.db");
        assertThat(database).hasSameBinaryContentAs(plain);
        assertThat(report.plan().checks())
                .filteredOn(check -> check.status() == CheckStatus.WARN)
                .extracting(Check::detail)
                .anyMatch(detail -> detail.contains("no checksum vouches for it"));
    }

    @Test
    void aCopyWhoseDumpIsGoneCanBeGivenItself() throws IOException {
        Files.delete(backup.dump().path());
        refused("latest", ErrorCode.RESTORE_FAILED, "no good backup");
        run(backup.copy().path().toString());
        assertRestored();
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "dump"})
    void aChangedByteIsRefused(String which) throws IOException {
        Path file = which.equals("copy") ? backup.copy().path() : backup.dump().path();
        flip(file);
        refused(backup.manifest().toString(), ErrorCode.RESTORE_FAILED, file.toString());
    }

    @Test
    void badBackupsAreRefused() throws IOException {
        Files.writeString(root.resolve("text.db"), "hello");
        SqliteFiles.leftOverWal(root.resolve("live.db"), "CREATE TABLE t (x)");
        Path broken = SqliteFiles.create(root.resolve("broken.db"), "CREATE TABLE t (x)", "CREATE INDEX i ON t (x)");
        SqliteFiles.create(broken, "INSERT INTO t VALUES (randomblob(20000))");
        SqliteFiles.corruptPage(broken, 2, 4096);
        refused("nothing-there", ErrorCode.RESTORE_FAILED, "nothing-there");
        refused("text.db", ErrorCode.RESTORE_FAILED, "text.db");
        refused("live.db", ErrorCode.RESTORE_FAILED, "live.db-wal");
        refused("broken.db", ErrorCode.RESTORE_FAILED, "is damaged");
        refused("session-backup-2020-01-01T00-00-00-000Z", ErrorCode.RESTORE_FAILED, "session-backup-2020");
        refused("data", ErrorCode.RESTORE_FAILED, "there is no backup in");
    }

    @Test
    void whatIsNoDatabaseIsNotWrittenOver() throws IOException {
        Files.writeString(database, "{\"sessions\": []}");
        refused("latest", ErrorCode.RESTORE_FAILED, "JSON");
    }

    @Test
    void aLeftOverLogWithoutItsDatabaseIsNotThrownAway() throws IOException {
        Files.move(database, Path.of(database + "-wal"));
        refused("latest", ErrorCode.RESTORE_FAILED, "app.db-wal");
    }

    @Test
    void aDamagedDestinationIsNotReplacedWithoutABackupOfIt() throws IOException {
        SqliteFiles.create(database, "INSERT INTO t (v) VALUES (randomblob(40000))");
        SqliteFiles.corruptPage(database, 2, 4096);
        refused("latest", ErrorCode.RESTORE_FAILED, "is damaged");
    }

    @Test
    void directoriesAndLinksToNothingAreRefused() throws IOException {
        Files.createSymbolicLink(root.resolve("dangling.db"), root.resolve("none"));
        for (String path : List.of("data", "dangling.db", "no/such/directory/app.db")) {
            DirectorySnapshot before = DirectorySnapshot.of(root);
            Problem problem = failure("latest", root.resolve(path));
            assertThat(problem.code()).isEqualTo(ErrorCode.RESTORE_FAILED);
            assertThat(problem.causedBy().orElseThrow()).contains(path);
            assertThat(DirectorySnapshot.of(root)).isEqualTo(before);
        }
    }

    @Test
    void aChangeAfterTheChecksIsNoticed() throws IOException {
        DirectorySnapshot before = DirectorySnapshot.of(data);
        SessionDbException exception = catchThrowableOfType(SessionDbException.class, () -> restorer("latest")
                .run(plan -> flip(backup.copy().path())));
        assertThat(exception.code()).isEqualTo(ErrorCode.RESTORE_FAILED);
        assertThat(exception.problem().causedBy().orElseThrow()).contains("SHA-256");
        assertThat(DirectorySnapshot.of(data)).isEqualTo(before);
    }

    @Test
    void anInterruptLeavesTheDestinationAsItWas() {
        DirectorySnapshot before = DirectorySnapshot.of(data);
        SessionDbException exception = catchThrowableOfType(SessionDbException.class, () -> restorer("latest")
                .run(plan -> Thread.currentThread().interrupt()));
        assertThat(Thread.interrupted()).isFalse();
        assertThat(exception.code()).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(DirectorySnapshot.of(data)).isEqualTo(before);
    }

    private void refused(String asked, ErrorCode code, String text) {
        DirectorySnapshot before = DirectorySnapshot.of(root);
        Problem problem = failure(asked, database);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.causedBy().orElseThrow() + problem.hint().orElseThrow())
                .contains(text);
        assertThat(problem.state()).isEqualTo(Problem.NOTHING_CHANGED);
        assertThat(DirectorySnapshot.of(root)).isEqualTo(before);
    }

    private Problem failure(String asked, Path destination) {
        return catchThrowableOfType(SessionDbException.class, () -> restorer(asked, destination)
                        .run(plan -> {}))
                .problem();
    }

    private void assertRestored() throws IOException {
        assertThat(database).hasSameBinaryContentAs(backup.copy().path());
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).containsExactly(database);
        }
        assertThat(SqliteFiles.query(database, "SELECT v FROM t")).isEqualTo(List.of(List.of("kept")));
    }

    private RestoreReport run(String asked) {
        return restorer(asked).run(plan -> {});
    }

    private Restorer restorer(String asked) {
        return restorer(asked, database);
    }

    private Restorer restorer(String asked, Path destination) {
        RestoreFiles files = BackupFiles.known();
        return new Restorer(
                new Restorer.Stores(
                        files,
                        new SqliteDestination(destination),
                        new SqliteSourceStore(destination),
                        () -> new DatabaseContents(files)),
                new RestoreOptions(asked, backups, root, NOW),
                new BackupTaker("1.2.3"));
    }

    private BackupReport take(Instant time) {
        SqliteSourceStore store = new SqliteSourceStore(database);
        try (Source source = store.open()) {
            return new BackupTaker("1.2.3").take(source, store, BackupPlanner.plan(backups, time, 8192));
        }
    }

    private static void flip(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 2] ^= 1;
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
