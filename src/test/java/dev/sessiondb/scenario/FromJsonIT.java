package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.json.JsonSourceStore;
import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.migrate.Migrator;
import dev.sessiondb.migrate.RejectReport;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.sqlite.SqliteFileStore;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import dev.sessiondb.verify.VerifyMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session file of another time goes to PostgreSQL like any database. */
class FromJsonIT {
    private static final String JSON = """
            {"timestamp": "2025-03-01T00:00:00Z", "version": "1.0", "data": {"baseDir": "/x", "sessions": [
              {"session": "task#1", "repoName": "local/minsky", "repoUrl": "https://example.com/a", "createdAt": "2025-01-20T10:30:00Z", "taskId": "#002",
               "prApproved": true, "prState": {"branchName": "pr/1", "exists": false, "number": 12345678901234567890}, "github": {"token": "ghp_secret"}},
              {"session": "task#2", "repoName": "old", "createdAt": 1737369000},
              {"session": "task#2", "repoName": "new", "createdAt": 1737369000001, "prApproved": false, "prState": null},
              {"sessionId": "é", "repoUrl": "", "createdAt": "2025-01-20 10:30:00.5", "lastActivityAt": "2025-02-01", "commitCount": 9007199254740993}
            ]}}
            """;

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    private Migrator migrator(Path file) {
        SourceStore source = new JsonSourceStore(
                file, made -> new SqliteFileStore(made).stage(made, Optional.empty()), SqliteSourceStore::new);
        return InProcess.migrator(source, database, VerifyMode.FULL, new RunListener() {});
    }

    @Test
    void badRecordsGoToTheRejectFile() throws Exception {
        Path file = Files.writeString(
                home.resolve("a.json"), "[{\"session\":\"a\"},{\"repoName\":\"x\"},{\"session\":\"b\"}]");
        SourceStore source = new JsonSourceStore(
                        file, made -> new SqliteFileStore(made).stage(made, Optional.empty()), SqliteSourceStore::new)
                .skippingBadRecords();

        MigrationReport report = InProcess.migrator(source, database, VerifyMode.FULL, new RunListener() {})
                .run();

        RejectReport rejects = report.rejects().orElseThrow();
        assertThat(rejects.rows()).isEqualTo(1);
        assertThat(rejects.tables()).containsOnly(Map.entry("sessions", 1L));
        assertThat(Files.readAllLines(rejects.file()))
                .singleElement()
                .asString()
                .contains("it has no `session`", "\"record\":{\"repoName\":\"x\"}");
        assertThat(database.query("SELECT session FROM sessions ORDER BY 1"))
                .containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void everyValueArrives() throws Exception {
        Path file = Files.writeString(home.resolve("session-db.json"), JSON);

        MigrationReport report = migrator(file).run();

        assertThat(report.warnings()).isEmpty();
        assertThat(database.query("""
                SELECT session, "repoName", "repoUrl", ("createdAt" AT TIME ZONE 'UTC')::text, "taskId", "prApproved", "prState"::text, github->>'token',
                       ("lastActivityAt" AT TIME ZONE 'UTC')::text, "commitCount"
                  FROM sessions ORDER BY "createdAt", session
                """))
                .containsExactly(
                        Arrays.asList(
                                "task#1",
                                "local/minsky",
                                "https://example.com/a",
                                "2025-01-20 10:30:00",
                                "#002",
                                true,
                                "{\"exists\": false, \"number\": 12345678901234567890, \"branchName\": \"pr/1\"}",
                                "ghp_secret",
                                null,
                                null),
                        Arrays.asList(
                                "task#2", "new", null, "2025-01-20 10:30:00.001", null, false, null, null, null, null),
                        Arrays.asList(
                                "é",
                                null,
                                "",
                                "2025-01-20 10:30:00.5",
                                null,
                                null,
                                null,
                                null,
                                "2025-02-01 00:00:00",
                                9007199254740993L));
        assertThat(database.query("""
                SELECT column_name || ' ' || data_type FROM information_schema.columns
                 WHERE table_schema = 'public' AND table_name = 'sessions' ORDER BY ordinal_position
                """).stream().map(row -> row.get(0)))
                .contains("session text", "prApproved boolean", "prState jsonb", "commitCount bigint")
                .contains("createdAt timestamp with time zone", "lastActivityAt timestamp with time zone");
        assertThat(SqliteFiles.query(report.backup().copy().path(), "SELECT count(*) FROM sessions"))
                .containsExactly(List.of(3));
    }

    @Test
    void aDryRunNamesTheDroppedRecordAndNoSecret() throws Exception {
        Path file = Files.writeString(home.resolve("session-db.json"), JSON);

        Preview preview = migrator(file).preview();

        assertThat(preview.obstacle()).isEmpty();
        assertThat(preview.checks())
                .filteredOn(c -> c.id().equals("source.duplicates"))
                .singleElement()
                .extracting(Check::detail)
                .asString()
                .contains("1 of 4 records", "`task#2`, createdAt 1737369000: record 2 (line 4)");
        assertThat(preview.toString()).doesNotContain("ghp_secret");
        assertThat(Files.list(home)).containsExactly(file);
    }

    @Test
    void whatJsonHoldsAndPostgresCannotIsNamed() throws Exception {
        Path file = Files.writeString(
                home.resolve("a.json"),
                "[{\"session\":\"a\",\"text\":\"x\\u0000y\",\"o\":{\"k\":\"\\ud800\"}},{\"session\":\"b\",\"o\":{\"k\":1,\"k\":2}}]");

        SessionDbException failure = catchThrowableOfType(
                SessionDbException.class, () -> migrator(file).run());

        assertThat(failure.code()).isEqualTo(ErrorCode.PREFLIGHT_FAILED);
        assertThat(failure.problem().causedBy().orElse(""))
                .contains("column `text`")
                .doesNotContain("column `o`");
        assertThat(database.query("SELECT 1 FROM pg_tables WHERE tablename = 'sessions'"))
                .isEmpty();
    }

    @Test
    void aBadRecordStopsTheRun() throws Exception {
        Path file = Files.writeString(home.resolve("a.json"), "[{\"session\":\"a\"}, {\"repoName\":\"b\"}]");

        SessionDbException failure = catchThrowableOfType(
                SessionDbException.class, () -> migrator(file).run());

        assertThat(failure.code()).isEqualTo(ErrorCode.PREFLIGHT_FAILED);
        assertThat(failure.problem().causedBy().orElse("")).contains("record 2 (line 1): it has no `session`");
        assertThat(home.resolve("backups")).doesNotExist();
    }
}
