package dev.sessiondb.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.Json;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.json.JsonSourceStore;
import dev.sessiondb.sqlite.SqliteFileStore;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.Source;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backup of a source that is no database keeps the file itself, byte for byte. */
class OriginalFileTest {
    private static final String JSON = "\uFEFF[ {\"session\": \"a\", \"createdAt\": 1},\r\n{\"session\": \"a\"} ]\n\n";

    @TempDir
    private Path home;

    private Path file;
    private Path backups;
    private JsonSourceStore store;

    @BeforeEach
    void makeSource() throws Exception {
        file = Files.writeString(home.resolve("a.json"), JSON);
        backups = home.resolve("backups");
        store = new JsonSourceStore(
                file, made -> new SqliteFileStore(made).stage(made, Optional.empty()), SqliteSourceStore::new);
    }

    private BackupReport take(Source source) {
        BackupPlan plan = BackupPlanner.plan(
                backups, BackupFixtures.NOW, source.description().bytes());
        return new BackupTaker("1.2.3").take(source, store, plan);
    }

    private Path kept(BackupReport report) {
        return report.original().orElseThrow().path();
    }

    @Test
    void isKeptBesideCopyAndDump() throws Exception {
        try (Source source = store.open()) {
            BackupReport report = take(source);

            assertThat(kept(report))
                    .hasFileName(report.copy().path().getFileName().toString().replace(".db", ".source.json"))
                    .hasParent(report.copy().path().getParent());
            assertThat(kept(report)).hasSameBinaryContentAs(file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept(report))))
                    .isEqualTo("rw-------");
            assertThat(report.rows()).isEqualTo(Map.of("sessions", 1L));
            try (InputStream in = Files.newInputStream(report.manifest())) {
                assertThat(Json.object(in).get("original"))
                        .isEqualTo(Map.of(
                                "file", kept(report).getFileName().toString(),
                                "bytes", (int) Files.size(file),
                                "sha256", Sha256.of(file)));
            }
            BackupEntry entry = BackupCatalogue.read(report.manifest());
            assertThat(entry.original().orElseThrow().path()).isEqualTo(kept(report));
            assertThat(BackupCatalogue.check(entry).health().damaged()).isFalse();
            Files.writeString(kept(report), JSON.replace("1", "2"));
            assertThat(BackupCatalogue.check(entry).health().damaged()).isTrue();
        }
    }

    @Test
    void thatWasWrittenToSinceItWasReadIsNoBackup() throws Exception {
        try (Source source = store.open()) {
            Files.writeString(file, JSON.replace("1", "2"));

            SessionDbException failure = catchThrowableOfType(SessionDbException.class, () -> take(source));

            assertThat(failure.code()).isEqualTo(ErrorCode.BACKUP_FAILED);
            assertThat(failure.problem().causedBy().orElse("")).contains("`" + file + "` was written to since");
            assertThat(backups).doesNotExist();
        }
    }
}
