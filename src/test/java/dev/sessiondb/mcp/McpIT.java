package dev.sessiondb.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.mcp.AgentClient.Answer;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools, called by the SDK's own client over standard input and output of the built JAR. */
class McpIT {
    private static final String TABLES = "SELECT FROM pg_tables WHERE tablename = 't'";
    private static final String OWN_SCHEMAS = "SELECT FROM pg_namespace WHERE nspname LIKE 'sessiondb%'";

    @TempDir
    private Path home;

    private TestDatabase database;
    private Path source;

    @BeforeEach
    void prepare() {
        database = TestDatabase.create();
        source = SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
                "INSERT INTO t VALUES (1, 'one'), (2, 'zwölf'), (3, '')");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private AgentClient client(String... options) {
        return AgentClient.of(
                home,
                Map.of("SESSIONDB_POSTGRES_URL", database.uri(), "SESSIONDB_SQLITE_PATH", source.toString()),
                options);
    }

    @Test
    void theToolsSayWhatTheyTakeAndWhatTheyDo() {
        try (AgentClient agent = client()) {
            Map<String, Tool> tools = agent.client().listTools().tools().stream()
                    .collect(Collectors.toMap(Tool::name, Function.identity()));
            assertThat(tools)
                    .containsOnlyKeys(
                            "sessiondb.status",
                            "sessiondb.backups",
                            "sessiondb.verify",
                            "sessiondb.migrate",
                            "sessiondb.restore");
            assertThat(String.valueOf(tools.get("sessiondb.migrate").inputSchema()))
                    .contains("to=", "dryRun=", "setDefault=")
                    .doesNotContainIgnoringCase("connection");
            assertThat(tools.values()).allSatisfy(tool -> {
                boolean writes =
                        List.of("sessiondb.migrate", "sessiondb.restore").contains(tool.name());
                assertThat(tool.annotations())
                        .extracting(
                                ToolAnnotations::readOnlyHint,
                                ToolAnnotations::destructiveHint,
                                ToolAnnotations::idempotentHint,
                                ToolAnnotations::openWorldHint)
                        .containsExactly(!writes, writes, !writes, false);
                assertThat(tool.outputSchema()).containsKey("properties");
            });
        }
    }

    @Test
    void anEveningOfAnAgent() throws IOException {
        try (AgentClient agent = client()) {
            Answer status = agent.call("status", Map.of());
            assertThat(status.error()).isFalse();
            assertThat(status.result().at("/sqlite/rows").intValue()).isEqualTo(3);
            assertThat(new ObjectMapper().readTree(status.text())).isEqualTo(status.document());

            Answer plan = agent.call("migrate", Map.of("to", "postgres"));
            assertThat(plan.error()).as(plan.text()).isFalse();
            assertThat(plan.result().at("/plan/rows").intValue()).isEqualTo(3);
            assertThat(database.query(TABLES)).isEmpty();
            assertThat(database.query(OWN_SCHEMAS)).isEmpty();

            Answer done = agent.call("migrate", Map.of("to", "postgres", "dryRun", false));
            assertThat(done.error()).as(done.text()).isFalse();
            assertThat(database.query("SELECT id, name FROM t ORDER BY id").toString())
                    .isEqualTo("[[1, one], [2, zwölf], [3, ]]");
            assertProgress(agent);

            assertThat(agent.call("verify", Map.of("from", "sqlite", "to", "postgres"))
                            .result()
                            .path("equal")
                            .booleanValue())
                    .isTrue();
            assertThat(agent.progress("token-verify"))
                    .extracting(ProgressNotification::message)
                    .contains("verify ...", "verify: table t (1 of 1)");
            database.execute("UPDATE t SET name = 'other' WHERE id = 2");
            Answer differ = agent.call("verify", Map.of());
            assertThat(differ.error()).isFalse();
            assertThat(differ.document().path("exitCode").intValue()).isEqualTo(7);
            assertThat(differ.result().path("equal").booleanValue()).isFalse();

            JsonNode backups = agent.call("backups", Map.of("verify", true)).result();
            assertThat(backups.at("/backups/0/health").textValue()).isEqualTo("good");
            restore(agent, backups.at("/backups/0/name").textValue());
            assertThat(agent.log()).doesNotContain(TestDatabase.PASSWORD);
        }
    }

    private static void assertProgress(AgentClient agent) {
        List<ProgressNotification> told = agent.progress("token-migrate");
        assertThat(told)
                .extracting(ProgressNotification::message)
                .contains("preflight ...", "stage ...", "verify ...", "publish ...")
                .anyMatch(message -> message.equals("stage: table t (1 of 1)"));
    }

    private void restore(AgentClient agent, String backup) throws IOException {
        SqliteFiles.create(source, "DELETE FROM t WHERE id = 1");
        byte[] before = Files.readAllBytes(source);
        Answer plan = agent.call("restore", Map.of("backup", backup, "to", "sqlite"));
        assertThat(plan.error()).as(plan.text()).isFalse();
        assertThat(plan.result().path("restored").booleanValue()).isFalse();
        assertThat(Files.readAllBytes(source)).isEqualTo(before);
        Answer done = agent.call("restore", Map.of("backup", backup, "to", "sqlite", "dryRun", false));
        assertThat(done.result().path("restored").booleanValue())
                .as(done.text())
                .isTrue();
        assertThat(agent.call("status", Map.of("quick", true))
                        .result()
                        .at("/sqlite/rows")
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void failuresAreAnsweredAsTheCommandLineAnswersThem() {
        try (AgentClient agent = client("--read-only")) {
            Answer real = agent.call("migrate", Map.of("to", "postgres", "dryRun", false));
            assertThat(real.error()).isTrue();
            assertThat(real.document().at("/error/message").textValue()).contains("--read-only");
            Answer secret = agent.call("migrate", Map.of("to", database.uri()));
            assertThat(secret.document().path("exitCode").intValue()).isEqualTo(2);
            Answer unknown = agent.call("restore", Map.of("backup", "20260101T000000Z-0000", "to", "sqlite"));
            assertThat(unknown.document().at("/error/code").textValue()).isEqualTo("RESTORE_FAILED");
            assertThat(unknown.document().at("/error/state").textValue()).isNotBlank();
            Answer same = agent.call("verify", Map.of("from", "postgres", "to", "postgres"));
            assertThat(same.error()).isTrue();
            assertThat(real.text() + secret.text() + unknown.text() + same.text() + agent.log())
                    .doesNotContain(TestDatabase.PASSWORD, "\tat ");
            assertThat(database.query(TABLES)).isEmpty();
        }
    }

    @Test
    void aCallThatIsWithdrawnLeavesNothing() throws SQLException, InterruptedException {
        database.execute("CREATE TABLE t (id bigint PRIMARY KEY, name text NOT NULL)");
        try (AgentClient agent = client();
                Connection holder = database.connect()) {
            holder.setAutoCommit(false);
            SqliteFiles.execute(holder, "LOCK TABLE t IN ROW EXCLUSIVE MODE");
            CompletableFuture<Void> call =
                    CompletableFuture.runAsync(() -> agent.call("migrate", Map.of("to", "postgres", "dryRun", false)));
            agent.awaitProgress("publish ...");
            agent.withdraw();
            Answer next = agent.call("status", Map.of("quick", true)); // calls are done one after the other
            holder.rollback();
            assertThat(next.result().at("/postgres/lastRun/state").textValue()).isEqualTo("failed");
            assertThat(next.result().at("/postgres/leftoverStages")).isEmpty();
            assertThat(database.value("SELECT count(*) FROM t")).isEqualTo(0L);
            assertThat(database.query("SELECT FROM pg_namespace WHERE nspname LIKE 'sessiondb_stage%'"))
                    .isEmpty();
            assertThat(call).isNotDone();
        }
    }
}
