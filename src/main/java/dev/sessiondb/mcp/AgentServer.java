package dev.sessiondb.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.migrate.RunListener;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Serves the tools to one client. */
public final class AgentServer {
    private static final Logger LOG = LoggerFactory.getLogger(AgentServer.class);
    private static final McpJsonMapper JSON = new JacksonMcpJsonMapper(new ObjectMapper());
    private static final String INSTRUCTIONS = """
            sessiondb moves a session database from SQLite or JSON to PostgreSQL and back. Source and target come from the operator's configuration. \
            Begin with sessiondb.status. sessiondb.migrate and sessiondb.restore are dry runs unless dryRun is false: show the plan, its findings and \
            its failed checks to the operator, and write only when they agree. A failure's error has state (what became of the data) and hint (what to do). \
            After a migration, result.reversal holds the way back. Calls are done one after the other.""";

    private final CommandCalls commands;
    private final Options options;
    private final RunningCalls running = new RunningCalls();

    /**
     * What the operator decided.
     *
     * @param version of this program
     */
    public record Options(String version, Access access, ToolNames names) {}

    public AgentServer(CommandCalls commands, Options options) {
        this.commands = commands;
        this.options = options;
    }

    /**
     * Serves until the input ends; what is at work then is cancelled, as by Ctrl-C.
     *
     * @param out only the protocol's messages go there
     * @throws InterruptedException when the process was asked to end; what was at work is cancelled, and answered
     */
    public void serve(InputStream in, OutputStream out) throws InterruptedException {
        StdioTransport transport = new StdioTransport(JSON, out, running::withdraw);
        McpServer.async(transport)
                .serverInfo("sessiondb", options.version())
                .instructions(options.names().in(INSTRUCTIONS))
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .jsonMapper(JSON)
                .jsonSchemaValidator((schema, document) -> ValidationResponse.asValid("")) // see ArgumentsSchema
                .validateToolInputs(false)
                .tools(Arrays.stream(AgentTool.values())
                        .map(this::specification)
                        .toList())
                .build();
        CountDownLatch gone = new CountDownLatch(1);
        Thread reader = new Thread(
                () -> {
                    transport.read(in);
                    gone.countDown();
                },
                "sessiondb-client");
        reader.setDaemon(true);
        reader.start();
        try {
            gone.await();
        } finally {
            running.end();
        }
    }

    private AsyncToolSpecification specification(AgentTool tool) {
        ToolDeclaration declaration = tool.declaration(options.names(), options.access());
        return AsyncToolSpecification.builder()
                .tool(declaration.tool())
                .callHandler((exchange, request) -> call(tool, declaration, exchange, request))
                .build();
    }

    private Mono<CallToolResult> call(
            AgentTool tool, ToolDeclaration declaration, McpAsyncServerExchange exchange, CallToolRequest request) {
        try {
            Arguments given = declaration
                    .input()
                    .check(Optional.ofNullable(request.arguments()).orElse(Map.of()));
            RunListener follower = Optional.ofNullable(request.progressToken())
                    .<RunListener>map(token -> notices(exchange, token))
                    .orElse(new RunListener() {});
            CommandCall command = commands.of(tool.commandLine(given), follower);
            Object id = Objects.requireNonNull(exchange.transportContext().get(StdioTransport.REQUEST));
            return Mono.create(answer -> running.start(id, new RunningCall(command, answer)));
        } catch (SessionDbException e) {
            return Mono.just(ToolResult.of(commands.refused(tool.command(), e.problem())));
        }
    }

    /** A client that is gone ends the run in another way. */
    private static RunListener notices(McpAsyncServerExchange exchange, Object token) {
        return new ProgressNotices(
                token,
                notice -> exchange.progressNotification(notice)
                        .subscribe(
                                nothing -> {}, failure -> LOG.debug("progress was not told: {}", failure.getMessage())),
                System::nanoTime);
    }
}
