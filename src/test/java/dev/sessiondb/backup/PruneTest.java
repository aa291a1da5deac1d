package dev.sessiondb.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.testing.DirectorySnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups 1 to n days old. */
class PruneTest {
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void aPlanChangesNothing() throws IOException {
        take(1, 2, 3);
        DirectorySnapshot before = DirectorySnapshot.of(directory);
        assertThat(going(keep(1))).containsExactly(name(2), name(3));
        assertThat(DirectorySnapshot.of(directory)).isEqualTo(before);
    }

    @Test
    void whatGoesGoesAsAWhole() throws IOException {
        take(1, 2, 3);
        prune(keep(2));
        assertThat(names()).hasSize(6).allMatch(name -> name.startsWith(name(1)) || name.startsWith(name(2)));
        assertThat(BackupCatalogue.list(directory))
                .allMatch(entry -> BackupCatalogue.check(entry).health().good());
    }

    @Test
    void anAgeLetsGoWhatIsOlder() {
        take(1, 2, 3, 4);
        assertThat(going(olderThan(Duration.ofDays(3)))).containsExactly(name(4));
        assertThat(going(olderThan(Duration.ofHours(71)))).containsExactly(name(3), name(4));
    }

    @Test
    void ofTwoConditionsBothMustLetGo() {
        take(1, 2, 3, 4);
        assertThat(going(new PruneRule(Optional.of(1), Optional.of(Duration.ofDays(2)))))
                .containsExactly(name(3), name(4));
        assertThat(going(new PruneRule(Optional.of(3), Optional.of(Duration.ofDays(1)))))
                .containsExactly(name(4));
    }

    @Test
    void theNewestGoodOneStaysHoweverOld() {
        take(100, 200);
        assertThat(going(olderThan(Duration.ofDays(1)))).containsExactly(name(200));
    }

    @Test
    void aDamagedOneDoesNotCountAndStaysWhileItIsNewer() throws IOException {
        take(1, 2, 3, 4);
        Files.writeString(file(1, ".db"), "changed");
        Files.delete(file(2, ".json"));

        PrunePlan plan = PrunePlanner.plan(directory, keep(1), NOW);

        assertThat(plan.going()).extracting(BackupEntry::name).containsExactly(name(4));
        assertThat(plan.decisions())
                .extracting(decision -> decision.entry().health().word())
                .containsExactly("damaged", "damaged", "good", "unchecked");
        assertThat(plan.decisions().get(2).reason()).isEqualTo("the newest good one of its source");
    }

    @Test
    void theBackupsOfOneDatabaseNeverPushOutThoseOfAnother() throws IOException {
        take(1, 2, 3, 4);
        for (int days : new int[] {2, 4}) {
            Path manifest = file(days, ".manifest.json");
            Files.writeString(
                    manifest,
                    Files.readString(manifest).replaceFirst("\"source\" : \"[^\"]*\"", "\"source\" : \"/other.db\""));
        }
        assertThat(going(keep(1))).containsExactly(name(3), name(4));
        assertThat(going(keep(2))).isEmpty();
    }

    @Test
    void nothingGoesWhereNoneIsGood() throws IOException {
        take(1, 2);
        Files.writeString(file(1, ".db"), "changed");
        Files.writeString(file(2, ".db"), "changed");
        assertThat(going(keep(1))).isEmpty();
        assertThat(going(olderThan(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void aManifestThatCannotBeReadStays() throws IOException {
        take(1, 2, 3);
        Files.writeString(file(3, ".manifest.json"), "{");
        assertThat(going(keep(1))).containsExactly(name(2));
        prune(keep(1));
        assertThat(file(3, ".db")).exists();
    }

    @Test
    void aManifestThatNamesFilesOfAnotherBackupTakesNothingWithIt() throws IOException {
        take(1, 2);
        String stolen = Files.readString(file(1, ".manifest.json"));
        Files.writeString(file(2, ".manifest.json"), stolen.replace("2025-02-28", "2025-02-27"));
        Files.writeString(
                file(2, ".manifest.json"),
                Files.readString(file(2, ".manifest.json")).replace(name(2) + ".db", name(1) + ".db"));
        assertThat(going(keep(1))).isEmpty();
    }

    @Test
    void whatBelongsToNoBackupStays() throws IOException {
        take(1, 2);
        List<String> foreign = List.of(
                "session-backup-1700000000.json",
                "session-backup-old.json.gz",
                "20250101T000000Z-4f1c.rejects.jsonl",
                name(5) + ".json",
                "notes.txt");
        for (String name : foreign) {
            Files.writeString(directory.resolve(name), "{}");
        }
        prune(keep(1));
        assertThat(names()).containsAll(foreign);
        assertThat(BackupInventory.of(directory).loose())
                .extracting(file -> file.path().getFileName() + " " + file.kind())
                .containsExactly(
                        "20250101T000000Z-4f1c.rejects.jsonl REJECTS",
                        "session-backup-1700000000.json FOREIGN",
                        name(5) + ".json WITHOUT_MANIFEST",
                        "session-backup-old.json.gz FOREIGN");
    }

    @Test
    void whatADeadProcessLeftGoesAfterADay() throws IOException {
        take(1);
        Path dead = partial(8, NOW.minus(Duration.ofHours(25)));
        Path working = partial(9, NOW.minus(Duration.ofHours(23)));
        PrunePlan plan = PrunePlanner.plan(directory, keep(1), NOW);
        assertThat(plan.abandoned()).extracting(UnfinishedBackup::bytes).containsExactly(5L);
        new Pruner(plan).run();
        assertThat(dead).doesNotExist();
        assertThat(working.resolve("half.db")).exists();
    }

    @Test
    void aBackupThatIsBeingPublishedStays() throws IOException {
        take(1, 2);
        partial(2, NOW);
        assertThat(going(keep(1))).isEmpty();
    }

    @Test
    void aKilledPruneLeavesNothingThatSeemsWhole() throws IOException {
        take(1, 2);
        Files.delete(file(2, ".json"));
        Files.createDirectories(file(2, ".json").resolve("stuck"));

        SessionDbException exception = catchThrowableOfType(SessionDbException.class, () -> prune(keep(1)));

        assertThat(exception.code()).isEqualTo(ErrorCode.BACKUP_FAILED);
        assertThat(BackupCatalogue.list(directory))
                .extracting(BackupEntry::name)
                .containsExactly(name(1));
        assertThat(file(2, ".manifest.json")).doesNotExist();
    }

    @Test
    void anInterruptStopsBetweenTwoBackups() {
        take(1, 2);
        PrunePlan plan = PrunePlanner.plan(directory, keep(1), NOW);
        Thread.currentThread().interrupt();
        SessionDbException exception = catchThrowableOfType(SessionDbException.class, () -> new Pruner(plan).run());
        assertThat(exception.code()).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(BackupCatalogue.list(directory)).hasSize(2);
    }

    @Test
    void aRuleKeepsOneAtLeast() {
        assertThatThrownBy(() -> keep(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PruneRule(Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> olderThan(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyOrMissingDirectoryHasNothingToPrune() {
        assertThat(PrunePlanner.plan(directory, keep(1), NOW).nothing()).isTrue();
        assertThat(PrunePlanner.plan(directory.resolve("none"), keep(1), NOW).nothing())
                .isTrue();
    }

    private void take(int... days) {
        FakeDatabase database = new FakeDatabase().table("t", "x").row("t", Value.of(1));
        for (int day : days) {
            Instant time = NOW.minus(Duration.ofDays(day));
            new BackupTaker("1.2.3").take(database, database, BackupPlanner.plan(directory, time, 4096));
            settle(day, time);
        }
    }

    /** A manifest states when the backup was really taken: today. */
    private void settle(int day, Instant time) {
        try {
            Path manifest = file(day, ".manifest.json");
            Files.writeString(
                    manifest,
                    Files.readString(manifest).replaceFirst("\"time\" : \"[^\"]+\"", "\"time\" : \"" + time + "\""));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path partial(int day, Instant written) throws IOException {
        Path partial = Files.createDirectory(file(day, ".partial"));
        Path half = Files.writeString(partial.resolve("half.db"), "bytes");
        Files.setLastModifiedTime(half, FileTime.from(written));
        Files.setLastModifiedTime(partial, FileTime.from(written));
        return partial;
    }

    private List<String> going(PruneRule rule) {
        return PrunePlanner.plan(directory, rule, NOW).going().stream()
                .map(BackupEntry::name)
                .toList();
    }

    private void prune(PruneRule rule) {
        new Pruner(PrunePlanner.plan(directory, rule, NOW)).run();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(path -> String.valueOf(path.getFileName())).toList();
        }
    }

    private Path file(int day, String ending) {
        return directory.resolve(name(day) + ending);
    }

    private static String name(int day) {
        return "session-backup-"
                + NOW.minus(Duration.ofDays(day)).toString().replace(":", "-").replace("Z", "-000Z");
    }

    private static PruneRule keep(int number) {
        return new PruneRule(Optional.of(number), Optional.empty());
    }

    private static PruneRule olderThan(Duration age) {
        return new PruneRule(Optional.empty(), Optional.of(age));
    }
}
