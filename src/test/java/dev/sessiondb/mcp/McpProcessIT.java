package dev.sessiondb.mcp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process: what ends it, and that only the protocol is on standard output. */
class McpProcessIT {
    /** On a machine with too much to do: the process ends all the same. */
    private static final String OUT_OF_TIME = "could be cleaned up within 5 seconds";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MIGRATE = """
            {"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"sessiondb.migrate",\
            "arguments":{"to":"postgres","dryRun":false},"_meta":{"progressToken":"p"}}}""";

    @TempDir
    private Path home;

    private TestDatabase database;
    private Process process;
    private Writer in;
    private BufferedReader out;

    @BeforeEach
    void start() throws IOException {
        database = TestDatabase.create();
        SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
                "INSERT INTO t VALUES (1, 'one')");
        ProcessBuilder builder = new ProcessBuilder(new BuiltJar(home).command("mcp"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("SESSIONDB_POSTGRES_URL", database.uri());
        builder.environment().put("SESSIONDB_SQLITE_PATH", "app.db");
        builder.directory(home.toFile()).redirectError(home.resolve("err").toFile());
        process = builder.start();
        in = process.outputWriter(StandardCharsets.UTF_8);
        out = process.inputReader(StandardCharsets.UTF_8);
        send("""
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""");
        assertThat(receive().at("/result/protocolVersion").textValue()).isEqualTo("2025-06-18");
        send("""
                {"jsonrpc":"2.0","method":"notifications/initialized"}""");
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
        database.close();
    }

    private void send(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
    }

    private JsonNode receive() throws IOException {
        return JSON.readTree(requireNonNull(out.readLine(), "the server has gone"));
    }

    /** Nothing when the server is gone. */
    private JsonNode receiveAnswer() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            JsonNode message = JSON.readTree(line);
            if (message.has("id")) {
                return message;
            }
        }
        return MissingNode.getInstance();
    }

    private boolean outOfTime() throws IOException {
        return Files.readString(home.resolve("err")).contains(OUT_OF_TIME);
    }

    private int exit() throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void aLineThatIsNoMessageIsAnsweredAndPassedOver() throws IOException, InterruptedException {
        send("what?");
        assertThat(receive().at("/error/code").intValue()).isEqualTo(-32700);
        send("");
        send("""
                {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":99}}""");
        send("""
                {"jsonrpc":"2.0","id":"a","method":"ping"}""");
        assertThat(receive().path("id").textValue()).isEqualTo("a");
        in.close();
        assertThat(exit()).isZero();
        assertThat(out.readLine()).isNull();
        assertThat(home.resolve("err")).isEmptyFile();
    }

    @Test
    void theEndOfInputCancelsWhatIsAtWork() throws Exception {
        whilePublishing(() -> in.close());
        assertThat(exit()).isZero();
        assertNothingPublished();
    }

    @Test
    void aSignalCancelsWhatIsAtWork() throws Exception {
        whilePublishing(() -> new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start());
        assertThat(exit()).isEqualTo(143);
        assertNothingPublished();
        assertThat(Files.readString(home.resolve("err")))
                .containsPattern("the server was asked to end|" + OUT_OF_TIME)
                .doesNotContain("\tat ");
    }

    private interface Ending {
        void end() throws IOException;
    }

    private void whilePublishing(Ending ending) throws Exception {
        database.execute("CREATE TABLE t (id bigint PRIMARY KEY, name text NOT NULL)");
        try (Connection holder = database.connect()) {
            holder.setAutoCommit(false);
            SqliteFiles.execute(holder, "LOCK TABLE t IN ROW EXCLUSIVE MODE");
            send(MIGRATE);
            JsonNode told = receive();
            while (!told.at("/params/message").asText().startsWith("publish")) {
                told = receive();
            }
            ending.end();
            JsonNode answer = receiveAnswer();
            holder.rollback();
            if (answer.isMissingNode() && outOfTime()) {
                return;
            }
            assertThat(answer.at("/result/isError").booleanValue()).isTrue();
            assertThat(answer.at("/result/structuredContent/error/code").textValue())
                    .isEqualTo("INTERRUPTED");
            assertThat(answer.at("/result/structuredContent/error/state").textValue())
                    .contains("nothing was published");
        }
    }

    private void assertNothingPublished() throws IOException {
        assertThat(database.value("SELECT count(*) FROM t")).isEqualTo(0L);
        if (outOfTime()) {
            database.allowStages();
            return;
        }
        assertThat(database.query("SELECT FROM pg_namespace WHERE nspname LIKE 'sessiondb_stage%'"))
                .isEmpty();
    }
}
