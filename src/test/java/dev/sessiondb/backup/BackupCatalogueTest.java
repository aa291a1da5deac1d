package dev.sessiondb.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.backup.BackupHealth.Damaged;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.testing.DirectorySnapshot;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupCatalogueTest {
    private static final String NAME = "session-backup-2025-01-20T10-30-00-000Z";
    private static final long FAR_TOO_LARGE = 200L * 1000 * 1000;

    @TempDir
    private Path directory;

    /** Changes one file of a backup. */
    interface Change {
        void apply(Path file) throws IOException;
    }

    @Test
    void aDirectoryThatIsNotThereHasNoBackups() {
        assertThat(BackupCatalogue.list(directory.resolve("none"))).isEmpty();
        assertThat(BackupCatalogue.unfinished(directory.resolve("none"))).isEmpty();
    }

    @Test
    void aFileIsNoDirectoryOfBackups() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        SessionDbException exception = catchThrowableOfType(SessionDbException.class, () -> BackupCatalogue.list(file));
        assertThat(exception.code()).isEqualTo(ErrorCode.RESTORE_FAILED);
        assertThat(exception.problem().message()).contains(file.toString());
    }

    @Test
    void saysWhatTheManifestSays() {
        BackupReport report = take(BackupFixtures.NOW);
        BackupEntry entry = only();
        assertThat(entry.name()).isEqualTo(NAME);
        assertThat(entry.manifest()).isEqualTo(report.manifest());
        assertThat(entry.copy()).isEqualTo(report.copy());
        assertThat(entry.dump()).isEqualTo(report.dump());
        assertThat(entry.bytes())
                .isEqualTo(report.copy().bytes() + report.dump().bytes());
        assertThat(entry.rows()).isEqualTo(Map.of("t", 1L));
        assertThat(entry.source()).isEqualTo(new FakeDatabase().path().toString());
        assertThat(entry.health().word()).isEqualTo("unchecked");
        assertThat(BackupCatalogue.check(entry).health().word()).isEqualTo("good");
    }

    @Test
    void listsTheNewestFirstAndOnlyOurs() throws IOException {
        for (int i = 0; i < 3; i++) {
            take(BackupFixtures.NOW.plusSeconds(i));
        }
        Files.writeString(directory.resolve("session-backup-1700000000.json"), "{}");
        Files.writeString(directory.resolve("session-backup-yesterday.manifest.json"), "{}");
        Files.writeString(directory.resolve("notes.txt"), "mine");
        Path partial = Files.createDirectory(directory.resolve(NAME + ".partial"));
        DirectorySnapshot before = DirectorySnapshot.of(directory);

        List<BackupEntry> entries = BackupCatalogue.list(directory);

        assertThat(entries)
                .extracting(BackupEntry::name)
                .containsExactly(NAME.replace("00-000Z", "02-000Z"), NAME.replace("00-000Z", "01-000Z"), NAME);
        assertThat(BackupCatalogue.unfinished(directory)).containsExactly(partial);
        assertThat(entries)
                .allMatch(entry -> BackupCatalogue.check(entry).health().good());
        assertThat(DirectorySnapshot.of(directory)).isEqualTo(before);
    }

    static Stream<Arguments> manifests() {
        return Stream.of(
                Arguments.of("truncated", replaced("(?s).{20}$", ""), "not a JSON object"),
                Arguments.of("empty", replaced("(?s).+", ""), "can't be used"),
                Arguments.of("not JSON", replaced("(?s).+", "hello"), "not a JSON object"),
                Arguments.of("an array", replaced("(?s).+", "[]"), "not a JSON object"),
                Arguments.of("null", replaced("(?s).+", "null"), "null is not a JSON object"),
                Arguments.of("two documents", replaced("\\}\\s*$", "} {}"), "not a JSON object"),
                Arguments.of("another format", replaced("sessiondb-backup", "tar"), "`format`"),
                Arguments.of("a newer version", replaced("\"version\" : 1", "\"version\" : 2"), "version 2"),
                Arguments.of("a version in words", replaced("\"version\" : 1", "\"version\" : \"1\""), "`version`"),
                Arguments.of("a twice named field", replaced("\"version\" : 1", "\"version\":1,\"version\":1"), "Dup"),
                Arguments.of("no time", replaced("\"time\"", "\"when\""), "`time`"),
                Arguments.of("a bad time", replaced("\"time\" : \"", "\"time\" : \"x"), "`time`"),
                Arguments.of("out of the directory", copyNamed("../../etc/passwd"), "`copy.file`"),
                Arguments.of("an absolute path", copyNamed("/etc/passwd"), "`copy.file`"),
                Arguments.of("a path of Windows", copyNamed("C:\\\\\\\\x.db"), "`copy.file`"),
                Arguments.of("the directory itself", copyNamed(".."), "`copy.file`"),
                Arguments.of("no name", copyNamed(""), "`copy.file`"),
                Arguments.of("a NUL in the name", copyNamed("a\\\\u0000b"), "`copy.file`"),
                Arguments.of("a short digest", replaced("[0-9a-f]{64}", "abc"), "`copy.sha256`"),
                Arguments.of("negative bytes", replaced("\"bytes\" : \\d+", "\"bytes\" : -1"), "`bytes`"),
                Arguments.of("half a byte", replaced("\"bytes\" : \\d+", "\"bytes\" : 1.5"), "`bytes`"),
                Arguments.of("too many bytes", replaced("\"bytes\" : \\d+", "\"bytes\" : 1e99"), "`bytes`"),
                Arguments.of("rows in words", replaced("\"t\" : 1", "\"t\" : \"one\""), "`rows`"),
                Arguments.of("deep nesting", replaced("(?s).+", "[".repeat(100_000)), "not a JSON object"),
                Arguments.of("a bomb", (Change) BackupCatalogueTest::fillWithBrackets, "bytes, and no manifest"),
                Arguments.of("a link out", (Change) BackupCatalogueTest::link, "not a regular file"),
                Arguments.of("a directory", (Change) BackupCatalogueTest::directory, "not a regular file"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manifests")
    void aManifestThatCannotBeUsedIsADamagedBackup(String what, Change change, String why) throws IOException {
        take(BackupFixtures.NOW);
        Path manifest = only().manifest();
        change.apply(manifest);

        BackupEntry entry = only();

        assertThat(entry.name()).as(what).isEqualTo(NAME);
        assertThat(entry.time()).isEqualTo(BackupFixtures.NOW);
        assertThat(entry.health()).isInstanceOfSatisfying(Damaged.class, damaged -> {
            assertThat(damaged.damage()).isEqualTo(Damage.MANIFEST_UNREADABLE);
            assertThat(damaged.file()).isEqualTo(manifest);
            assertThat(damaged.detail()).contains(manifest.toString(), why);
        });
        assertThat(BackupCatalogue.check(entry)).isEqualTo(entry);
    }

    @Test
    void fieldsItDoesNotKnowArePassedOver() throws IOException {
        take(BackupFixtures.NOW);
        replaced("\"version\" : 1", "\"version\" : 1, \"mood\" : [ {} ]").apply(only().manifest());
        assertThat(BackupCatalogue.check(only()).health().good()).isTrue();
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of((Change) BackupCatalogueTest::flip, Damage.CHECKSUM),
                Arguments.of((Change) BackupCatalogueTest::longer, Damage.SIZE),
                Arguments.of((Change) Files::delete, Damage.MISSING),
                Arguments.of((Change) BackupCatalogueTest::link, Damage.UNREADABLE),
                Arguments.of((Change) BackupCatalogueTest::directory, Damage.UNREADABLE));
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatHappenedToACopyOrADumpIsNamed(Change change, Damage damage) throws IOException {
        take(BackupFixtures.NOW);
        take(BackupFixtures.NOW.plusSeconds(1));
        List<BackupEntry> entries = BackupCatalogue.list(directory);
        change.apply(entries.get(0).copy().path());
        change.apply(entries.get(1).dump().path());

        assertThat(BackupCatalogue.check(entries.get(0)).health()).isInstanceOfSatisfying(Damaged.class, found -> {
            assertThat(found.damage()).isEqualTo(damage);
            assertThat(found.detail()).contains(entries.get(0).copy().path().toString());
        });
        assertThat(BackupCatalogue.check(entries.get(1)).health()).isInstanceOfSatisfying(Damaged.class, found -> {
            assertThat(found.damage()).isEqualTo(damage);
            assertThat(found.file()).isEqualTo(entries.get(1).dump().path());
        });
        assertThat(BackupCatalogue.checkCopy(entries.get(1)).health().good()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptStopsTheCheck(boolean whole) {
        take(BackupFixtures.NOW);
        BackupEntry entry = only();
        Thread.currentThread().interrupt();
        SessionDbException exception = catchThrowableOfType(SessionDbException.class, () -> Stream.of(entry)
                .map(e -> whole ? BackupCatalogue.check(e) : BackupCatalogue.checkCopy(e))
                .toList());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(exception.code()).isEqualTo(ErrorCode.INTERRUPTED);
    }

    @Test
    void findsABackupByItsNameAndByItsCopy() {
        BackupReport report = take(BackupFixtures.NOW);
        assertThat(BackupCatalogue.named(directory, NAME)).contains(only());
        assertThat(BackupCatalogue.named(directory, "../" + NAME)).isEmpty();
        assertThat(BackupCatalogue.ofCopy(report.copy().path())).contains(only());
        assertThat(BackupCatalogue.ofCopy(report.dump().path())).isEmpty();
    }

    @Test
    void findsTheNewestBackupOfARun() {
        FakeDatabase database = new FakeDatabase().table("t", "x").row("t", Value.of(1));
        BackupTaker taker = new BackupTaker("1.2.3");
        for (int i = 0; i < 2; i++) {
            taker.ofRun("20250120T103000Z-4f1c", "migrate to postgres")
                    .take(database, database, BackupPlanner.plan(directory, BackupFixtures.NOW.plusSeconds(i), 4096));
        }
        taker.of("restore")
                .take(database, database, BackupPlanner.plan(directory, BackupFixtures.NOW.plusSeconds(2), 4096));

        BackupEntry found =
                BackupCatalogue.ofRun(directory, "20250120T103000Z-4f1c").orElseThrow();

        assertThat(found.name()).isEqualTo(NAME.replace("00-000Z", "01-000Z"));
        assertThat(found.command()).contains("migrate to postgres");
        assertThat(BackupCatalogue.list(directory).get(0).run()).isEmpty();
        assertThat(BackupCatalogue.list(directory).get(0).command()).contains("restore");
        assertThat(BackupCatalogue.ofRun(directory, "20250120T103000Z-0000")).isEmpty();
    }

    @Test
    void anOlderManifestTellsNoRun() {
        take(BackupFixtures.NOW);
        assertThat(only().run()).isEmpty();
        assertThat(only().command()).isEmpty();
        assertThat(only().health().damaged()).isFalse();
    }

    private BackupEntry only() {
        List<BackupEntry> entries = BackupCatalogue.list(directory);
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private BackupReport take(Instant time) {
        FakeDatabase database = new FakeDatabase().table("t", "x").row("t", Value.of(1));
        return new BackupTaker("1.2.3").take(database, database, BackupPlanner.plan(directory, time, 4096));
    }

    private static Change replaced(String pattern, String replacement) {
        return file -> Files.writeString(file, Files.readString(file).replaceFirst(pattern, replacement));
    }

    private static Change copyNamed(String name) {
        return replaced("\"file\" : \"[^\"]+\"", "\"file\" : \"" + name + "\"");
    }

    /** Without taking the room. */
    private static void fillWithBrackets(Path file) {
        try (RandomAccessFile bomb = new RandomAccessFile(file.toFile(), "rw")) {
            bomb.write("[".repeat(1000).getBytes(StandardCharsets.UTF_8));
            bomb.setLength(FAR_TOO_LARGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static void longer(Path file) throws IOException {
        Files.writeString(file, Files.readString(file) + " ");
    }

    /** The same content, elsewhere. */
    private static void link(Path file) throws IOException {
        Path elsewhere = Files.move(file, file.resolveSibling("elsewhere-" + file.getFileName()));
        Files.createSymbolicLink(file, elsewhere);
    }

    private static void directory(Path file) throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
    }
}
