package dev.sessiondb.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.scenario.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dryad: the whole of its database, into the tables that its own migrations made and into a schema without any. */
class DryadIT {
    private static final String TIME = """
            substr(created_at || CASE WHEN instr(created_at, '.') THEN '' ELSE '.' END || '000000', 1, 26)""";

    private static final String TIME_THERE = "to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')";

    @TempDir
    private Path directory;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(directory, "DATABASE_URL", "postgresql+asyncpg");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private Path file(Set<DryadQuirk> quirks) {
        return DryadFixture.sqlite(scene.path("data/DRYAD.AI.db"), quirks);
    }

    private void madeByAlembic() {
        scene.make(postgres -> DryadFixture.postgres(postgres, "dryad"));
    }

    @Test
    void theWholeDatabaseGoesIntoTheTablesOfItsMigrationsAndBack() throws IOException {
        Path file = file(DryadFixture.HARMLESS);
        madeByAlembic();
        scene.database().execute("ALTER TABLE dryad.user_engagement ALTER id TYPE uuid USING id::uuid");
        aDryRunChangesNothing(file);
        List<String> before = scene.counts("dryad");
        JsonNode document = scene.migrate(0, "--schema", "dryad");
        assertThat(Scene.findings(document, "profile-chosen"))
                .singleElement()
                .asString()
                .contains("`dryad`");
        assertThat(document.path("result").path("tables")).hasSize(25);
        assertThat(scene.differences(file, "dryad")).isEmpty();
        valuesAreTheSame(file);
        relationsHold(file);
        itsOwnMigrationsKeepTheirVersion(document);

        scene.comesBack(file, "--schema", "dryad");
        assertThat(scene.run("verify", "--schema", "dryad").exitStatus()).isZero();
        assertThat(scene.migrate(0, "--schema", "dryad")
                        .path("result")
                        .path("inserted")
                        .asLong(-1))
                .isZero();
        String run = document.path("result").path("runId").asText();
        Program.Result undone = scene.run("undo", run, "--schema", "dryad", "--execute");
        assertThat(undone.exitStatus()).as(undone.stdout() + undone.stderr()).isZero();
        assertThat(scene.counts("dryad")).isEqualTo(before);
    }

    private void valuesAreTheSame(Path file) {
        scene.same(
                file,
                "SELECT id, CASE WHEN is_favorite IN (1, 'true') THEN 'true' ELSE 'false' END FROM dryad_groves ORDER BY id",
                "SELECT id, is_favorite::text FROM dryad.dryad_groves ORDER BY id COLLATE \"C\"");
        assertThat(scene.there("SELECT count(*) FROM dryad.dryad_groves WHERE NOT is_favorite"))
                .as("the text false isn't true")
                .isEqualTo(Scene.here(
                        file, "SELECT count(*) FROM dryad_groves WHERE is_favorite = 0 OR is_favorite = 'false'"));
        scene.same(
                file,
                "SELECT id, " + TIME + " FROM messages ORDER BY id",
                "SELECT id, " + TIME_THERE + " FROM dryad.messages ORDER BY id COLLATE \"C\"");
        scene.same(
                file,
                "SELECT id, doc_metadata, doc_metadata IS NULL FROM documents ORDER BY id",
                "SELECT id, doc_metadata::text, (doc_metadata IS NULL)::int FROM dryad.documents ORDER BY id COLLATE \"C\"");
        assertThat(scene.there("""
                        SELECT count(*) FILTER (WHERE json_typeof(insights) = 'null'), count(*) FILTER (WHERE insights IS NULL) >= 20
                        FROM dryad.dryad_dialogues
                        """)).containsExactly("20|true");
        scene.same(
                file,
                "SELECT replace(id, '-', '') FROM user_engagement ORDER BY 1",
                "SELECT replace(id::text, '-', '') FROM dryad.user_engagement ORDER BY replace(id::text, '-', '') COLLATE \"C\"");
        scene.same(
                file,
                "SELECT status, priority, count(*) FROM dryad_branches GROUP BY 1, 2 ORDER BY 1, 2",
                "SELECT status::text, priority::text, count(*) FROM dryad.dryad_branches GROUP BY status, priority ORDER BY status::text COLLATE \"C\", priority::text COLLATE \"C\"");
        scene.same(
                file,
                "SELECT role, count(*) FROM dryad_dialogue_messages GROUP BY 1 ORDER BY 1",
                "SELECT role::text, count(*) FROM dryad.dryad_dialogue_messages GROUP BY role ORDER BY role::text COLLATE \"C\"");
    }

    private void relationsHold(Path file) {
        scene.same(
                file,
                "SELECT id, parent_id, observation_point_id FROM dryad_branches ORDER BY id",
                "SELECT id, parent_id, observation_point_id FROM dryad.dryad_branches ORDER BY id COLLATE \"C\"");
        scene.same(
                file,
                "SELECT count(*) FROM dryad_branches b JOIN dryad_observation_points p ON p.id = b.observation_point_id AND p.branch_id = b.id",
                "SELECT count(*) FROM dryad.dryad_branches b JOIN dryad.dryad_observation_points p ON p.id = b.observation_point_id AND p.branch_id = b.id");
        scene.same(
                file,
                "SELECT count(*) FROM refresh_tokens t JOIN refresh_tokens p ON p.id = t.parent_token_id",
                "SELECT count(*) FROM dryad.refresh_tokens t JOIN dryad.refresh_tokens p ON p.id = t.parent_token_id");
        assertThat(scene.there("SELECT count(*) FROM pg_constraint WHERE NOT convalidated"))
                .containsExactly("0");
    }

    private void itsOwnMigrationsKeepTheirVersion(JsonNode document) {
        assertThat(document.toString()).contains("the target's own migrations keep it");
        assertThat(scene.there("SELECT version_num FROM dryad.alembic_version"))
                .containsExactly(DryadFixture.MIGRATION);
    }

    private void aDryRunChangesNothing(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<String> before = scene.counts("dryad");
        Program.Result result = scene.run("migrate", "to", "postgres", "--schema", "dryad");
        assertThat(result.exitStatus()).as(result.stdout() + result.stderr()).isZero();
        assertThat(result.stdout()).contains("nothing was changed").doesNotContain("s3cr3t");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(scene.counts("dryad")).isEqualTo(before);
        assertThat(scene.there("SELECT count(*) FROM pg_class WHERE relname LIKE 'sessiondb%'"))
                .containsExactly("0");
    }

    @Test
    void intoASchemaWithoutTables() {
        Path file = file(DryadFixture.HARMLESS);
        scene.database().execute("CREATE SCHEMA dryad");
        JsonNode document = scene.migrate(0, "--schema", "dryad");
        assertThat(document.path("result").path("tables")).hasSize(26);
        assertThat(scene.differences(file, "dryad")).isEmpty();
        assertThat(scene.there("""
                        SELECT table_name || '.' || column_name, data_type FROM information_schema.columns
                        WHERE table_schema = 'dryad' AND (table_name, column_name) IN (('dryad_groves', 'is_favorite'),
                            ('messages', 'created_at'), ('documents', 'doc_metadata'), ('dryad_branches', 'status'))
                        ORDER BY 1
                        """))
                .containsExactly(
                        "documents.doc_metadata|jsonb",
                        "dryad_branches.status|character varying",
                        "dryad_groves.is_favorite|boolean",
                        "messages.created_at|timestamp with time zone");
        assertThat(scene.there("""
                        SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND connamespace = 'dryad'::regnamespace
                        """))
                .as("every foreign key, the cycle's among them")
                .isEqualTo(
                        Scene.here(
                                file,
                                "SELECT count(*) FROM sqlite_schema t, pragma_foreign_key_list(t.name) WHERE t.type = 'table'"));
        assertThat(scene.there("SELECT version_num FROM dryad.alembic_version"))
                .containsExactly(DryadFixture.MIGRATION);
        assertThat(scene.run("verify", "--schema", "dryad").exitStatus()).isZero();
        String run = document.path("result").path("runId").asText();
        assertThat(scene.run("undo", run, "--schema", "dryad", "--execute").exitStatus())
                .isZero();
        assertThat(scene.counts("dryad")).isEmpty();
    }

    @Test
    void orphansAreNamedRowByRow() {
        Path file = file(DryadFixture.ALL);
        madeByAlembic();
        List<String> before = scene.counts("dryad");
        String document = scene.migrate(4, "--schema", "dryad").toString();
        List<String> orphans = Scene.here(file, """
                SELECT "table", rowid FROM pragma_foreign_key_check WHERE "table" <> 'messages'
                """);
        assertThat(orphans).hasSize(7 + 2 + 3);
        for (String orphan : orphans) {
            assertThat(document).contains("rowid " + orphan.substring(orphan.indexOf('|') + 1));
        }
        assertThat(document)
                .contains("7 rows break", "2 rows break", "3 rows break")
                .contains("12 rows break", "rowid 1, rowid 2, rowid 3");
        assertThat(scene.counts("dryad")).isEqualTo(before);
    }

    @Test
    void orphansGoToTheRejectFileWithWhatRefersToThem() throws IOException {
        Path file =
                file(Set.of(DryadQuirk.ORPHANED_TOKENS, DryadQuirk.ORPHANED_MESSAGES, DryadQuirk.ORPHANED_DIALOGUES));
        madeByAlembic();
        JsonNode document = scene.migrate(13, "--schema", "dryad", "--orphans", "reject");
        List<String> rejected = rejected(document);
        assertThat(rejected.stream().filter(line -> line.contains("\"table\":\"refresh_tokens\"")))
                .hasSize(DryadQuirk.ORPHANED_TOKENS.rows());
        assertThat(rejected.stream().filter(line -> line.contains("\"table\":\"messages\"")))
                .hasSize(DryadQuirk.ORPHANED_MESSAGES.rows());
        assertThat(rejected.stream().filter(line -> line.contains("\"table\":\"dryad_dialogues\"")))
                .hasSize(DryadQuirk.ORPHANED_DIALOGUES.rows());
        assertThat(rejected.stream().filter(line -> line.contains("\"table\":\"dryad_dialogue_messages\"")))
                .as("two of each lost dialogue")
                .hasSize(2 * DryadQuirk.ORPHANED_DIALOGUES.rows());
        scene.same(
                file,
                "SELECT id FROM messages WHERE conversation_id IN (SELECT id FROM conversations) ORDER BY id",
                "SELECT id FROM dryad.messages ORDER BY id COLLATE \"C\"");
        scene.same(
                file,
                "SELECT id, parent_token_id FROM refresh_tokens WHERE user_id IN (SELECT id FROM users) ORDER BY id",
                "SELECT id, parent_token_id FROM dryad.refresh_tokens ORDER BY id COLLATE \"C\"");
    }

    private static List<String> rejected(JsonNode document) throws IOException {
        return Files.readAllLines(
                Path.of(document.path("result").path("rejects").path("file").asText()));
    }

    @Test
    void orphansLoseTheirKeyWhereItMayBeNullAndGoElsewhere() throws IOException {
        Path file = file(DryadFixture.ALL);
        madeByAlembic();
        JsonNode document = scene.migrate(13, "--schema", "dryad", "--orphans", "null", "--on-error", "skip");
        assertThat(Scene.findings(document, "orphans-nulled"))
                .singleElement()
                .asString()
                .contains("dryad_branches.parent_id: 2 rows", "rowid 30, rowid 31");
        scene.same(
                file,
                "SELECT id, CASE WHEN parent_id <> 'felled' THEN parent_id END FROM dryad_branches ORDER BY id",
                "SELECT id, parent_id FROM dryad.dryad_branches ORDER BY id COLLATE \"C\"");
        int gone = DryadQuirk.ORPHANED_TOKENS.rows()
                + DryadQuirk.ORPHANED_MESSAGES.rows()
                + 3 * DryadQuirk.ORPHANED_DIALOGUES.rows();
        assertThat(rejected(document)).hasSize(gone);
        assertThat(rejected(scene.migrate(13, "--orphans", "null", "--on-error", "skip")))
                .as("into a schema without tables")
                .hasSize(gone);
    }

    @Test
    void orphansStayWhereTheConstraintMayGo() {
        Path file = file(DryadFixture.ALL);
        JsonNode document = scene.migrate(0, "--orphans", "drop-constraint");
        assertThat(Scene.findings(document, "foreign-key-given-up")).hasSize(4);
        assertThat(scene.differences(file, "public")).isEmpty();
        assertThat(scene.there("SELECT count(*) FROM refresh_tokens WHERE user_id = 'deleted-user'"))
                .containsExactly("7");
    }

    @Test
    void aRelativeUrlOfSqlalchemyNamesTheFile() {
        Path file = DryadFixture.sqlite(scene.path("x.db"), Set.of());
        scene.with("DATABASE_URL", "sqlite+aiosqlite:///./x.db")
                .with("SESSIONDB_POSTGRES_URL", scene.database().uri());
        scene.migrate(0);
        assertThat(scene.differences(file, "public")).isEmpty();
    }
}
