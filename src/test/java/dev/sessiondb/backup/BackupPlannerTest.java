package dev.sessiondb.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sessiondb.store.Check;
import dev.sessiondb.store.CheckStatus;
import dev.sessiondb.testing.DirectorySnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupPlannerTest {
    private static final Instant NOW = Instant.parse("2025-01-20T10:30:00Z");

    @TempDir
    private Path directory;

    @Test
    void namesTheFilesByTheTime() {
        BackupPlan plan = BackupPlanner.plan(directory, NOW.plusNanos(123_999_999), 1000);

        assertThat(plan.copy()).isEqualTo(directory.resolve("session-backup-2025-01-20T10-30-00-123Z.db"));
        assertThat(plan.dump()).isEqualTo(directory.resolve("session-backup-2025-01-20T10-30-00-123Z.json"));
        assertThat(plan.manifest())
                .isEqualTo(directory.resolve("session-backup-2025-01-20T10-30-00-123Z.manifest.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".db", ".json", ".manifest.json", ".partial"})
    void neverTakesANameThatIsTaken(String ending) throws IOException {
        Files.createFile(directory.resolve("session-backup-2025-01-20T10-30-00-000Z" + ending));
        Files.createFile(directory.resolve("session-backup-2025-01-20T10-30-00-001Z" + ending));

        BackupPlan plan = BackupPlanner.plan(directory, NOW, 1000);

        assertThat(plan.copy()).hasFileName("session-backup-2025-01-20T10-30-00-002Z.db");
    }

    @Test
    void saysHowMuchIsNeededAndHowMuchThereIs() throws IOException {
        BackupPlan plan = BackupPlanner.plan(directory, NOW, 10_000_000);

        assertThat(plan.copyBytes()).isEqualTo(10_000_000);
        assertThat(plan.dumpBytes()).isGreaterThan(13_400_000);
        assertThat(plan.usableBytes()).isCloseTo(Files.getFileStore(directory).getUsableSpace(), withPercentage(5));
    }

    @Test
    void aDirectoryThatDoesNotExistYetIsLookedForAbove() throws IOException {
        Path deep = directory.resolve("a/b/c");
        DirectorySnapshot before = DirectorySnapshot.of(directory);

        BackupPlan plan = BackupPlanner.plan(deep, NOW, 1000);
        List<Check> checks = BackupPlanner.checks(plan);

        assertThat(plan.usableBytes()).isPositive();
        assertThat(checks).extracting(Check::status).containsOnly(CheckStatus.PASS);
        assertThat(checks.get(0).detail()).contains(deep.toString(), "will be made in `" + directory + "`");
        assertThat(DirectorySnapshot.of(directory)).isEqualTo(before);
    }

    @Test
    void aRelativeDirectoryBecomesAbsolute() {
        assertThat(BackupPlanner.plan(Path.of("backups/../backups"), NOW, 1000).directory())
                .isEqualTo(Path.of("backups").toAbsolutePath());
    }

    @Test
    void aFileWhereTheDirectoryShouldBeFails() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(directoryCheck(file))
                .matches(Check::failed)
                .extracting(Check::detail)
                .isEqualTo("`" + file + "` is not a directory");
        assertThat(directoryCheck(file.resolve("below"))).matches(Check::failed);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aBrokenLinkWhereTheDirectoryShouldBeFails() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nowhere"));

        assertThat(directoryCheck(link)).matches(Check::failed);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void namesTheDirectoryAboveThatIsNotWritable() throws IOException {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(closed), "root may write everywhere");

        Check check = directoryCheck(closed.resolve("below"));

        assertThat(check.failed()).isTrue();
        assertThat(check.detail()).contains("below` does not exist, and `" + closed + "` is not writable");
        assertThat(check.hint().orElseThrow()).contains(closed.toString(), "--backup");
    }

    @Test
    void tooLittleRoomFailsAndSaysHowMuchIsMissing() {
        BackupPlan planned = BackupPlanner.plan(directory, NOW, 1000);
        BackupPlan plan = new BackupPlan(
                planned.directory(),
                planned.copy(),
                planned.dump(),
                planned.manifest(),
                4_100_000,
                8_200_000,
                planned.compression(),
                1_200_000);

        Check check = BackupPlanner.checks(plan).get(1);

        assertThat(check.failed()).isTrue();
        assertThat(check.id()).isEqualTo("backup.space");
        assertThat(check.detail()).isEqualTo("12.3 MB needed, 1.2 MB free in `" + directory + "`");
        assertThat(check.hint().orElseThrow()).contains("11.1 MB more room");
    }

    @Test
    void exactlyEnoughRoomIsEnough() {
        BackupPlan planned = BackupPlanner.plan(directory, NOW, 1000);
        BackupPlan plan = new BackupPlan(
                planned.directory(),
                planned.copy(),
                planned.dump(),
                planned.manifest(),
                400,
                600,
                planned.compression(),
                1000);

        assertThat(BackupPlanner.checks(plan).get(1).status()).isEqualTo(CheckStatus.PASS);
    }

    private static Check directoryCheck(Path path) {
        Check check = BackupPlanner.checks(BackupPlanner.plan(path, NOW, 1000)).get(0);
        assertThat(check.id()).isEqualTo("backup.directory");
        return check;
    }
}
