package dev.sessiondb.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.backup.BackupHealth.Damaged;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.Source;
import dev.sessiondb.testing.DirectorySnapshot;
import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real database; what is changed gets a manifest that states its new size and checksum, so that only what is inside can tell. */
class BackupProofTest {
    @TempDir
    private Path home;

    private Path backups;
    private BackupReport report;

    @BeforeEach
    void take() throws IOException {
        Path file = SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)",
                "INSERT INTO t VALUES (1, 'one'), (2, 'two')",
                "CREATE TABLE empty (x)",
                "CREATE VIEW v AS SELECT * FROM t");
        backups = home.resolve("backups");
        SqliteSourceStore store = new SqliteSourceStore(file);
        try (Source source = store.open()) {
            report = new BackupTaker("1.2.3")
                    .ofRun("20250120T103000Z-4f1c", "migrate to postgres")
                    .take(source, store, BackupPlanner.plan(backups, BackupFixtures.NOW, 8192));
        }
    }

    @Test
    void aWholeBackupIsGoodAndIsLeftAsItIs() throws IOException {
        DirectorySnapshot before = DirectorySnapshot.of(backups);
        assertThat(proved().health().good()).isTrue();
        assertThat(DirectorySnapshot.of(backups)).isEqualTo(before);
    }

    @Test
    void aChangedByteIsNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(report.dump().path());
        bytes[bytes.length / 2] ^= 1;
        Files.write(report.dump().path(), bytes);
        assertThat(damage(report.dump().path())).contains("SHA-256");
    }

    @Test
    void aDumpWhoseRowsAreNotThoseOfItsDigestIsDamaged() throws IOException {
        rewriteDump("\"one\"", "\"eno\"");
        assertThat(damage(report.dump().path())).contains("can't be read to its end", "table `t`");
    }

    @Test
    void aDumpOfOtherTablesIsDamaged() throws IOException {
        rewriteManifest("\"empty\" : 0", "\"empty\" : 7");
        assertThat(damage(report.dump().path())).contains("table `empty` has 0 instead of 7");
    }

    @Test
    void aCopyThatIsNotSoundIsDamaged() throws IOException {
        byte[] bytes = Files.readAllBytes(report.copy().path());
        int page = bytes[16] << 8 | bytes[17] & 0xff;
        for (int i = page; i < page + 60; i++) {
            bytes[i] = (byte) 0xff;
        }
        Files.write(report.copy().path(), bytes);
        restate(report.copy().path(), report.copy().sha256());
        assertThat(damage(report.copy().path())).isNotEmpty();
    }

    @Test
    void aCopyThatLacksARowIsDamaged() throws IOException {
        SqliteFiles.create(report.copy().path(), "DELETE FROM t WHERE id = 2");
        restate(report.copy().path(), report.copy().sha256());
        assertThat(damage(report.copy().path())).contains("table `t` has 1 instead of 2");
    }

    @Test
    void findsABackupByEachOfItsNames() {
        BackupSelection selection = new BackupSelection(backups, home);
        String name = "session-backup-2025-01-20T10-30-00-000Z";
        for (String asked : new String[] {
            "latest",
            name,
            "20250120T103000Z-4f1c",
            "backups/" + name + ".manifest.json",
            name + ".db",
            report.dump().path().toString()
        }) {
            assertThat(selection.find(asked).name()).as(asked).isEqualTo(name);
        }
        SessionDbException exception =
                catchThrowableOfType(SessionDbException.class, () -> selection.find("../app.db"));
        assertThat(exception.code()).isEqualTo(ErrorCode.RESTORE_FAILED);
        assertThat(exception.problem().message()).contains("../app.db", backups.toString());
    }

    private BackupEntry proved() {
        return new BackupProof(SqliteSourceStore::new).check(BackupCatalogue.read(report.manifest()));
    }

    private String damage(Path file) {
        BackupHealth health = proved().health();
        assertThat(health).isInstanceOfSatisfying(Damaged.class, damaged -> {
            assertThat(damaged.file()).isEqualTo(file);
            assertThat(damaged.detail()).contains(file.toString());
        });
        return ((Damaged) health).detail();
    }

    private void rewriteDump(String what, String by) throws IOException {
        Path dump = report.dump().path();
        Files.writeString(dump, Files.readString(dump).replace(what, by));
        restate(dump, report.dump().sha256());
    }

    private void restate(Path file, String oldSha256) throws IOException {
        rewriteManifest(oldSha256, Sha256.of(file));
    }

    private void rewriteManifest(String what, String by) throws IOException {
        String manifest = Files.readString(report.manifest());
        assertThat(manifest).contains(what);
        Files.writeString(report.manifest(), manifest.replace(what, by));
    }
}
