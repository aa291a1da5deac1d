package dev.sessiondb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.backup.BackupFile;
import dev.sessiondb.backup.BackupHealth;
import dev.sessiondb.backup.BackupInventory;
import dev.sessiondb.backup.Damage;
import dev.sessiondb.backup.LooseFile;
import dev.sessiondb.backup.UnfinishedBackup;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the golden files of {@code src/test/resources/golden}. */
class BackupsPrinterTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Path DIRECTORY = Path.of("/backups");

    @Test
    void listsAllThereIs() throws IOException {
        Map<String, Long> rows = new LinkedHashMap<>();
        rows.put("sessions", 12_345L);
        rows.put("users", 2L);
        BackupEntry good = entry("a", Duration.ofMinutes(90), rows, new BackupHealth.Unchecked());
        BackupEntry damaged = entry(
                "b",
                Duration.ofDays(3),
                Map.of("t", 1L),
                new BackupHealth.Damaged(
                        DIRECTORY.resolve("b.db"), Damage.CHECKSUM, "`/backups/b.db` has the SHA-256 x"));
        BackupInventory inventory = new BackupInventory(
                DIRECTORY,
                List.of(good, damaged),
                List.of(new UnfinishedBackup(DIRECTORY.resolve("c.partial"), 5000, NOON)),
                List.of(
                        new LooseFile(DIRECTORY.resolve("run.rejects.jsonl"), LooseFile.Kind.REJECTS, 120, NOON),
                        new LooseFile(DIRECTORY.resolve("session-backup-1.json"), LooseFile.Kind.FOREIGN, 99, NOON)));
        StringWriter text = new StringWriter();
        new BackupsPrinter(new PrintWriter(text), NOON).list(inventory);
        assertThat(text.toString()).isEqualTo(golden("backups-list.txt"));
    }

    @Test
    void saysThatThereIsNone() {
        StringWriter text = new StringWriter();
        new BackupsPrinter(new PrintWriter(text), NOON)
                .list(new BackupInventory(DIRECTORY, List.of(), List.of(), List.of()));
        assertThat(text.toString()).isEqualTo("0 backups, 0 bytes in all, in /backups\n");
    }

    @ParameterizedTest
    @CsvSource({
        "-5, in the future",
        "0, just now",
        "119, just now",
        "120, 2 minutes ago",
        "7199, 119 minutes ago",
        "7200, 2 hours ago",
        "172799, 47 hours ago",
        "172800, 2 days ago"
    })
    void agesAreInTheLargestUnitThatTellsThem(long seconds, String words) {
        assertThat(Ages.words(NOON.minusSeconds(seconds), NOON)).isEqualTo(words);
    }

    private static BackupEntry entry(String name, Duration age, Map<String, Long> rows, BackupHealth health) {
        return new BackupEntry(
                name,
                NOON.minus(age),
                DIRECTORY.resolve(name + ".manifest.json"),
                new BackupFile(DIRECTORY.resolve(name + ".db"), 1_007_616, "aa"),
                new BackupFile(DIRECTORY.resolve(name + ".json"), 483_488, "bb"),
                Optional.empty(),
                rows,
                "/p/my app.db",
                name.equals("a") ? Optional.of("20261121T103000Z-4f1c") : Optional.empty(),
                name.equals("a") ? Optional.of("migrate to postgres") : Optional.empty(),
                health);
    }

    private static String golden(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/golden", name));
    }
}
