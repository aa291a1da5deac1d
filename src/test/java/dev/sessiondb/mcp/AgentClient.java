package dev.sessiondb.mcp;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.sessiondb.testing.BuiltJar;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The SDK's own client, with the built JAR as its server: each answer is held against the schema that the tool declares. */
final class AgentClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path home;
    private final Map<String, String> environment;
    private final Transport transport;
    private final McpSyncClient client;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<ProgressNotification> progress = new CopyOnWriteArrayList<>();

    private AgentClient(Path home, Map<String, String> environment, String... arguments) {
        this.home = home;
        this.environment = environment;
        List<String> command = new BuiltJar(home).command(arguments);
        this.transport = new Transport(ServerParameters.builder(command.get(0))
                .args(command.subList(1, command.size()))
                .build());
        transport.setStdErrorHandler(log::add);
        this.client = McpClient.sync(transport)
                .requestTimeout(PATIENCE)
                .initializationTimeout(PATIENCE)
                .jsonSchemaValidator((schema, document) -> check(schema, document))
                .enableCallToolSchemaCaching(true)
                .progressConsumer(progress::add)
                .build();
    }

    static AgentClient of(Path home, Map<String, String> environment, String... options) {
        List<String> arguments = new ArrayList<>(List.of("mcp"));
        Collections.addAll(arguments, options);
        AgentClient client = new AgentClient(home, environment, arguments.toArray(String[]::new));
        client.client.initialize();
        return client;
    }

    McpSyncClient client() {
        return client;
    }

    /** An answer; {@code document} is the structured content. */
    record Answer(boolean error, JsonNode document, String text) {
        JsonNode result() {
            return document.path("result");
        }
    }

    Answer call(String tool, Map<String, Object> arguments) {
        return answer(client.callTool(CallToolRequest.builder("sessiondb." + tool)
                .arguments(arguments)
                .progressToken("token-" + tool)
                .build()));
    }

    private static Answer answer(CallToolResult result) {
        JsonNode document = JSON.valueToTree(result.structuredContent());
        JsonNode text = JSON.valueToTree(result.content()).at("/0/text");
        return new Answer(Boolean.TRUE.equals(result.isError()), document, text.textValue());
    }

    /** What the server told of a call, in order. */
    List<ProgressNotification> progress(String token) {
        return progress.stream()
                .filter(told -> token.equals(told.progressToken()))
                .toList();
    }

    /** Waits until the server has told that. */
    void awaitProgress(String message) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (progress.stream().noneMatch(told -> message.equals(told.message()))) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("`" + message + "` was not told: " + progress + log);
            }
            Thread.sleep(20);
        }
    }

    /** Withdraws the last request. */
    void withdraw() {
        transport
                .sendMessage(new JSONRPCNotification(
                        "notifications/cancelled",
                        Map.of("requestId", requireNonNull(transport.lastRequest), "reason", "the test wants it")))
                .block();
    }

    String log() {
        return String.join("\n", log);
    }

    @Override
    public void close() {
        client.closeGracefully();
    }

    private static ValidationResponse check(Map<String, Object> schema, @Nullable Object document) {
        Set<ValidationMessage> messages = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(JSON.<JsonNode>valueToTree(schema))
                .validate(JSON.valueToTree(document));
        return messages.isEmpty()
                ? ValidationResponse.asValid(String.valueOf(document))
                : ValidationResponse.asInvalid(
                        messages.stream().map(ValidationMessage::getMessage).collect(Collectors.joining("; ")));
    }

    /** In a clean environment; remembers the id of the last request, which the client doesn't tell. */
    private final class Transport extends StdioClientTransport {
        private volatile @Nullable Object lastRequest;

        Transport(ServerParameters parameters) {
            super(parameters, new JacksonMcpJsonMapper(JSON));
        }

        @Override
        protected ProcessBuilder getProcessBuilder() {
            ProcessBuilder builder = new ProcessBuilder();
            Map<String, String> variables = new HashMap<>(environment);
            variables.put("HOME", home.toString());
            variables.put("LANG", "C.UTF-8");
            builder.environment().keySet().retainAll(Set.of("PATH", "SystemRoot"));
            builder.environment().putAll(variables);
            return builder.directory(home.toFile());
        }

        @Override
        public Mono<Void> sendMessage(JSONRPCMessage message) {
            if (message instanceof JSONRPCRequest request) {
                lastRequest = request.id();
            }
            return super.sendMessage(message);
        }
    }
}
