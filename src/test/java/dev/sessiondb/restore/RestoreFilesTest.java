package dev.sessiondb.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.backup.BackupPlanner;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.backup.BackupTaker;
import dev.sessiondb.config.FileContent;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.json.JsonDestination;
import dev.sessiondb.sqlite.SqliteDestination;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.testing.DirectorySnapshot;
import dev.sessiondb.testing.SqliteFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dumps and session files as what is restored, and as what is replaced. */
class RestoreFilesTest {
    private static final Instant NOW = Instant.parse("2025-02-01T00:00:00Z");
    private static final String SESSIONS = """
            [{"session": "a", "repoName": "r", "createdAt": "2025-01-01T00:00:00Z"},
             {"session": "b", "repoName": "s", "createdAt": "2025-01-02T00:00:00Z"}]
            """;

    @TempDir
    private Path root;

    private Path backups;
    private Path database;
    private Path json;
    private BackupReport backup;

    @BeforeEach
    void takeABackup() throws IOException {
        backups = root.resolve("backups");
        Path data = Files.createDirectory(root.resolve("data"));
        database = SqliteFiles.create(
                data.resolve("app.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v)",
                "CREATE INDEX by_v ON t (v)",
                "INSERT INTO t (v) VALUES ('kept'), (x'00ff'), (1.5), (NULL)");
        json = data.resolve("sessions.json");
        backup = take(new SqliteSourceStore(database), NOW.minusSeconds(60));
        SqliteFiles.create(database, "INSERT INTO t (v) VALUES ('later')");
    }

    private BackupReport take(SourceStore store, Instant time) {
        try (Source source = store.open()) {
            return new BackupTaker("1.2.3").take(source, store, BackupPlanner.plan(backups, time, 8192));
        }
    }

    private Restorer toSqlite(String asked) {
        RestoreFiles files = BackupFiles.known();
        return new Restorer(
                new Restorer.Stores(
                        files,
                        new SqliteDestination(database),
                        new SqliteSourceStore(database),
                        () -> new DatabaseContents(files)),
                new RestoreOptions(asked, backups, root, NOW),
                new BackupTaker("1.2.3"));
    }

    private Restorer toJson(String asked) {
        return new Restorer(
                new Restorer.Stores(
                        BackupFiles.known(),
                        new JsonDestination(json, FileContent::isJson),
                        BackupFiles.document(json),
                        DocumentContents::new),
                new RestoreOptions(asked, backups, root, NOW),
                new BackupTaker("1.2.3"));
    }

    private String loose(String name, byte[] content) throws IOException {
        Files.write(root.resolve(name), content);
        return name;
    }

    private byte[] dump() throws IOException {
        return Files.readAllBytes(backup.dump().path());
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "gzip"})
    void aDumpWithoutManifestBecomesADatabase(String how) throws IOException {
        String file = loose("from-elsewhere", how.equals("gzip") ? gzipped(dump()) : dump());
        RestoreReport report = toSqlite(file).run(plan -> {});
        assertThat(SqliteFiles.query(database, "SELECT id, quote(v), typeof(v) FROM t ORDER BY id"))
                .isEqualTo(
                        SqliteFiles.query(backup.copy().path(), "SELECT id, quote(v), typeof(v) FROM t ORDER BY id"));
        assertThat(SqliteFiles.query(database, "SELECT name FROM sqlite_schema WHERE type = 'index'"))
                .isEqualTo(List.of(List.of("by_v")));
        assertThat(SqliteFiles.query(report.replaced().orElseThrow().copy().path(), "SELECT count(*) FROM t"))
                .isEqualTo(List.of(List.of(5)));
    }

    @Test
    void aSessionFileBecomesADatabase() throws IOException {
        String file = loose("session-backup-2024.json", SESSIONS.getBytes(StandardCharsets.UTF_8));
        toSqlite(file).run(plan -> {});
        assertThat(SqliteFiles.query(database, "SELECT count(*) FROM sessions")).isEqualTo(List.of(List.of(2)));
    }

    @Test
    void aDryRunOfADumpLeavesEverything() throws IOException {
        String file = loose("from-elsewhere", dump());
        DirectorySnapshot before = DirectorySnapshot.of(root);
        assertThat(toSqlite(file).plan().obstacle()).isEmpty();
        assertThat(toJson(file).plan().obstacle()).isEmpty();
        assertThat(DirectorySnapshot.of(root)).isEqualTo(before);
    }

    @Test
    void theDumpOfABackupIsPutThereByteForByte() throws IOException {
        RestoreReport report = toJson("latest").run(plan -> {});
        assertThat(json).hasSameBinaryContentAs(backup.dump().path());
        assertThat(Files.getPosixFilePermissions(json)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(report.replaced()).isEmpty();
        assertThat(toJson("latest").run(plan -> {}).plan().action()).isEqualTo(RestoreAction.NOTHING);
    }

    @Test
    void theSessionFileThatABackupKeepsComesBackAndWhatWasThereIsKept() throws IOException {
        Files.writeString(json, SESSIONS);
        Files.setPosixFilePermissions(json, PosixFilePermissions.fromString("rw-r-----"));
        BackupReport sessions = take(BackupFiles.document(json), NOW.minusSeconds(5));
        String later = SESSIONS.replace("\"b\"", "\"c\"");
        Files.writeString(json, later);
        RestoreReport report = toJson(sessions.manifest().toString()).run(plan -> {});
        assertThat(json).hasContent(SESSIONS);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(json)))
                .isEqualTo("rw-r-----");
        assertThat(report.replaced().orElseThrow().original().orElseThrow().path())
                .hasContent(later);
        toJson(report.replaced().orElseThrow().manifest().toString()).run(plan -> {});
        assertThat(json).hasContent(later);
    }

    @Test
    void aCompressedDumpStaysCompressed() throws IOException {
        byte[] compressed = gzipped(dump());
        toJson(loose("from-elsewhere", compressed)).run(plan -> {});
        assertThat(json).hasBinaryContent(compressed);
    }

    @Test
    void whatIsNeitherSessionFileNorDumpIsNotWrittenOver() throws IOException {
        for (String content : List.of("hello", "{\"colour\": 1}")) {
            Files.writeString(json, content);
            assertThat(refused(toJson("latest")).causedBy().orElseThrow()).contains(json.toString());
            assertThat(json).hasContent(content);
        }
    }

    @Test
    void aDatabaseWithoutManifestHoldsNoDump() throws IOException {
        SqliteFiles.create(root.resolve("plain.db"), "CREATE TABLE t (v)");
        Problem problem = refused(toJson("plain.db"));
        assertThat(problem.causedBy().orElseThrow()).contains("plain.db");
        assertThat(problem.hint().orElseThrow()).contains("migrate to json");
    }

    @Test
    void aChangeOfTheDestinationAfterItsBackupIsNoticed() throws IOException {
        Files.writeString(json, SESSIONS);
        JsonDestination destination = new JsonDestination(json, FileContent::isJson);
        var mark = destination.mark();
        Files.writeString(json, SESSIONS + " ");
        SessionDbException failure = catchThrowableOfType(SessionDbException.class, () -> {
            try (var claim = destination.claim(mark)) {
                claim.replace(new dev.sessiondb.store.FileContent(
                        backup.dump().path(),
                        backup.dump().bytes(),
                        backup.dump().sha256()));
            }
        });
        assertThat(failure.code()).isEqualTo(ErrorCode.LOCKED);
        assertThat(json).hasContent(SESSIONS + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "truncated",
                "changed",
                "newer",
                "other",
                "manifest",
                "gz",
                "empty",
                "bomb",
                "twice",
                "brokenGzip"
            })
    void badFilesAreRefusedByName(String how) throws IOException {
        String file = loose("bad-" + how, bad(how));
        Files.writeString(json, SESSIONS);
        DirectorySnapshot before = DirectorySnapshot.of(root);
        for (Restorer restorer : List.of(toSqlite(file), toJson(file))) {
            Problem problem = refused(restorer);
            assertThat(problem.causedBy().orElseThrow()).contains(file);
            assertThat(DirectorySnapshot.of(root)).isEqualTo(before);
        }
    }

    private byte[] bad(String how) throws IOException {
        String dump = new String(dump(), StandardCharsets.UTF_8);
        String text =
                switch (how) {
                    case "truncated" -> dump.substring(0, dump.length() * 2 / 3);
                    case "changed" -> dump.replace("kept", "kepT");
                    case "newer" -> dump.replaceFirst("\"version\": ?[0-9]+", "\"version\": 999");
                    case "other" -> "{\"format\": \"another-application\", \"version\": 1, \"rows\": []}";
                    case "manifest" ->
                        Files.readString(backup.manifest()).replaceFirst("\"version\" ?: ?[0-9]+", "\"version\": 999");
                    case "gz" -> "this is not gzip at all";
                    case "bomb" -> "[".repeat(100_000);
                    case "twice" -> dump.replaceFirst("(\\{\"name\":\"t\".*\\})(\\],)", "$1,\n$1$2");
                    default -> "";
                };
        return how.equals("brokenGzip") ? Arrays.copyOf(gzipped(dump()), 60) : text.getBytes(StandardCharsets.UTF_8);
    }

    private static Problem refused(Restorer restorer) {
        SessionDbException failure = catchThrowableOfType(SessionDbException.class, () -> restorer.run(plan -> {}));
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(ErrorCode.RESTORE_FAILED);
        return failure.problem();
    }
}
