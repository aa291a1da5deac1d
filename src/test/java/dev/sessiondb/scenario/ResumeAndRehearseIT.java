package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that died is gone on with; a run is tried for real and taken away again. */
class ResumeAndRehearseIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STAGES =
            "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'sessiondb_stage%' ORDER BY 1";

    @TempDir
    private Path home;

    private TestDatabase database;
    private Path source;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        source = SqliteFiles.create(
                home.resolve("a.db"),
                "CREATE TABLE parent (id INTEGER PRIMARY KEY, v TEXT)",
                "CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent(id), v TEXT UNIQUE)",
                many(20_000, "INSERT INTO parent SELECT i, 'value ' || i FROM n"),
                many(80_000, "INSERT INTO child SELECT i, 1 + i % 20000, 'value ' || i FROM n"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aRunThatDiedWhileItLoadedGoesOn() throws IOException {
        String died = killAt("stage ...");
        BuiltJar.Result result = migrate("--resume", "--execute");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(result.stderr()).contains("run " + died, "is resumed", "of 2 tables are there");
        assertArrived();
        assertThat(database.query("SELECT run_id, state FROM sessiondb_runs"))
                .containsExactly(List.of(died, "published"));
    }

    @Test
    void tablesThatAreEmptyAreLoadedAgain() throws IOException {
        String stage = "\"sessiondb_stage_" + killAt("verify ...") + "\"";
        database.execute("TRUNCATE " + stage + ".child, " + stage + ".parent");
        BuiltJar.Result result = migrate("--resume", "--execute");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(result.stderr()).contains("0 of 2 tables are there");
        assertArrived();
    }

    @Test
    void tablesThatAreThereAreComparedAndNotLoadedAgain() throws IOException {
        String died = killAt("verify ...");
        Object before = database.value("SELECT pg_relation_filenode('\"sessiondb_stage_" + died + "\".child')");
        BuiltJar.Result dry = migrate("--resume");
        assertThat(dry.exitStatus()).as(dry.stderr()).isZero();
        assertThat(database.query(STAGES)).hasSize(1);
        SqliteFiles.create(source, "INSERT INTO parent VALUES (99999, 'later')");
        BuiltJar.Result result = migrate("--resume", "--execute");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(result.stderr()).contains("2 of 2 tables are there, compared and kept");
        assertThat(result.stdout()).contains("warning: resumed: the rows are those of the snapshot");
        SqliteFiles.create(source, "DELETE FROM parent WHERE id = 99999");
        assertArrived();
        assertThat(database.value("SELECT pg_relation_filenode('child')")).isEqualTo(before);
    }

    @Test
    void aTableThatWasChangedMeanwhileIsLoadedAgain() throws IOException {
        String died = killAt("verify ...");
        database.execute("UPDATE \"sessiondb_stage_" + died + "\".parent SET v = 'other' WHERE id = 7");
        BuiltJar.Result result = migrate("--resume", "--execute");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(result.stderr()).contains(" of 2 tables are there");
        assertArrived();
    }

    @Test
    void nothingIsResumedFromACopyThatIsNotTheOneInTheLedger() throws IOException {
        String died = killAt("verify ...");
        Path copy = Path.of(String.valueOf(database.value("SELECT copy FROM sessiondb_runs")));
        Files.writeString(copy, "x", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        BuiltJar.Result result = migrate("--resume", "--execute");
        assertThat(result.exitStatus()).isEqualTo(4);
        assertThat(result.stderr()).contains(died, copy.toString(), "the ledger says", "leave out `--resume`");
        assertThat(database.query(STAGES)).hasSize(1);
        BuiltJar.Result anew = migrate("--execute");
        assertThat(anew.exitStatus()).as(anew.stderr()).isZero();
        assertThat(anew.stderr()).contains("the staging schema of run " + died + ", which died, was dropped");
        assertArrived();
    }

    @Test
    void aTargetThatIsNotWhatItWasIsAnotherPlan() throws IOException {
        killAt("verify ...");
        database.execute("CREATE TABLE parent (id bigint PRIMARY KEY, v text)");
        BuiltJar.Result result = migrate("--resume", "--execute");
        assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(4);
        assertThat(result.stderr()).contains("its plan was another", "state: nothing was changed");
        assertThat(database.query(STAGES)).hasSize(1);
        BuiltJar.Result anew = migrate("--execute");
        assertThat(anew.exitStatus()).as(anew.stderr()).isZero();
        assertArrived();
    }

    @Test
    void thereMustBeARunToResume() {
        BuiltJar.Result result = migrate("--resume", "--execute");
        assertThat(result.exitStatus()).isEqualTo(4);
        assertThat(result.stderr()).contains("there is no run to resume", "state: nothing was changed");
    }

    @Test
    void aRehearsalChangesNothingAndSaysWhatItTook() throws IOException {
        String before = Sha256.of(source);
        BuiltJar.Result result = migrate("--rehearse", "--json");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        JsonNode report = JSON.readTree(result.stdout()).get("result");
        assertThat(report.get("published").asBoolean()).isFalse();
        assertThat(report.at("/rehearsal/bytes").asLong()).isGreaterThan(4_000_000);
        assertThat(report.get("inserted").asLong()).isEqualTo(100_000);
        assertThat(report.get("phases"))
                .extracting(p -> p.get("phase").asText())
                .contains("stage", "verify");
        assertThat(database.query(STAGES)).isEmpty();
        assertThat(database.query("SELECT to_regclass('public.child'), to_regclass('sessiondb_migrations') IS NULL"))
                .containsExactly(java.util.Arrays.asList(null, false));
        assertThat(database.query("SELECT state FROM sessiondb_runs")).containsExactly(List.of("rehearsed"));
        assertThat(Sha256.of(source)).isEqualTo(before);
        BuiltJar.Result text = migrate("--rehearse");
        assertThat(text.stdout())
                .contains("100,000 rows would be inserted", "nothing was published", "on the server: ");
        assertThat(migrate("--rehearse", "--set-default").exitStatus()).isEqualTo(2);
        assertThat(migrate("--rehearse", "--resume").exitStatus()).isEqualTo(2);
        assertThat(migrate("--rehearse", "--catch-up").exitStatus()).isEqualTo(2);
        assertThat(migrate("--resume", "--catch-up").exitStatus()).isEqualTo(2);
        assertThat(migrate("--execute").exitStatus()).isZero();
        assertArrived();
    }

    @Test
    void aRehearsalIntoTablesThatAreThereSaysWhatAMergeWouldDo() throws IOException {
        database.execute(
                "CREATE TABLE parent (id bigint PRIMARY KEY, v text)", "INSERT INTO parent VALUES (1, 'value 1')");
        BuiltJar.Result result = migrate("--rehearse", "--json");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        JsonNode parent = JSON.readTree(result.stdout()).at("/result/tables/1");
        assertThat(parent.get("inserted").asLong()).isEqualTo(19_999);
        assertThat(parent.get("unchanged").asLong()).isEqualTo(1);
        assertThat(database.value("SELECT count(*) FROM parent")).isEqualTo(1L);
    }

    /** Starts a run, kills it there, and says which it was. */
    private String killAt(String line) {
        BuiltJar.Running running = jar().start(arguments("--execute"));
        running.awaitStderr(line);
        running.signal("KILL");
        assertThat(running.await().exitStatus()).isNotZero();
        database.allowStages();
        String others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()";
        while (!Long.valueOf(0).equals(database.value(others))) {
            Thread.onSpinWait();
        }
        assertThat(database.query("SELECT state FROM sessiondb_runs WHERE finished_at IS NULL"))
                .hasSize(1);
        return String.valueOf(database.value("SELECT run_id FROM sessiondb_runs WHERE finished_at IS NULL"));
    }

    private void assertArrived() {
        for (String table : List.of("parent", "child")) {
            String sql = "SELECT count(*), sum(id), count(DISTINCT v), min(v), max(v) FROM " + table;
            assertThat(database.query(sql).toString())
                    .isEqualTo(SqliteFiles.query(source, sql).toString());
        }
        assertThat(database.query(STAGES)).isEmpty();
        assertThat(database.value(
                        "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND conrelid = 'child'::regclass"))
                .isEqualTo(1L);
    }

    private static String many(int rows, String insert) {
        return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows + ") " + insert;
    }

    private BuiltJar jar() {
        return new BuiltJar(home).with("SESSIONDB_POSTGRES_URL", database.uri());
    }

    private BuiltJar.Result migrate(String... more) {
        return jar().run(arguments(more));
    }

    private String[] arguments(String... more) {
        List<String> all = new ArrayList<>(List.of("migrate", "to", "postgres", "--sqlite-path", source.toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
