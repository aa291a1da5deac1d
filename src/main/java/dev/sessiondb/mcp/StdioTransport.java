package dev.sessiondb.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * One client at standard input and output: a message a line, as "Transports" in the protocol's specification says. The SDK's own knows no {@code notifications/cancelled}, tells a tool no id of its request, and ends at the
 * first line that is no JSON.
 */
final class StdioTransport implements McpServerTransportProvider, McpServerTransport {
    /** Where a tool finds the id of its request. */
    static final String REQUEST = "request";

    private static final Logger LOG = LoggerFactory.getLogger(StdioTransport.class);
    private static final String CANCELLED = "notifications/cancelled";

    private final McpJsonMapper json;
    private final OutputStream out;
    private final Consumer<Object> withdraw;
    private @Nullable McpServerSession session;

    /** @param withdraw given the id of a request that the client doesn't want any more */
    StdioTransport(McpJsonMapper json, OutputStream out, Consumer<Object> withdraw) {
        this.json = json;
        this.out = out;
        this.withdraw = withdraw;
    }

    @Override
    public void setSessionFactory(McpServerSession.Factory factory) {
        session = factory.create(this);
    }

    /** Handles what comes until there is nothing more, or nobody to answer. */
    void read(InputStream in) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    receive(line);
                }
            }
        } catch (IOException e) {
            LOG.info("the client is gone: {}", e.getMessage());
        }
    }

    private void receive(String line) throws IOException {
        JSONRPCMessage message;
        try {
            message = McpSchema.deserializeJsonRpcMessage(json, line);
        } catch (IOException | IllegalArgumentException e) {
            refuse();
            return;
        }
        if (message instanceof JSONRPCNotification notification && CANCELLED.equals(notification.method())) {
            cancelled(notification);
        } else {
            handle(message);
        }
    }

    private void cancelled(JSONRPCNotification notification) {
        if (notification.params() instanceof Map<?, ?> params) {
            Optional.<Object>ofNullable(params.get("requestId")).ifPresent(withdraw);
        }
    }

    private void handle(JSONRPCMessage message) {
        McpTransportContext context = message instanceof JSONRPCRequest request
                ? McpTransportContext.create(Map.of(REQUEST, request.id()))
                : McpTransportContext.EMPTY;
        Objects.requireNonNull(session)
                .handle(message)
                .contextWrite(known -> known.put(McpTransportContext.KEY, context))
                .subscribe(nothing -> {}, failure -> LOG.warn("a message was not handled: {}", failure.getMessage()));
    }

    /** See "Error object" in the specification of JSON-RPC 2.0. */
    private void refuse() throws IOException {
        write("""
                {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"not a message of JSON-RPC 2.0: one JSON object on one line"}}""");
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.fromCallable(() -> {
                    write(json.writeValueAsString(message));
                    return true;
                })
                .then();
    }

    private synchronized void write(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return json.convertValue(data, type);
    }

    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        return Objects.requireNonNull(session).sendNotification(method, params);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    @Override
    public void close() {}

    @Override
    public List<String> protocolVersions() {
        return McpServerTransportProvider.super.protocolVersions();
    }
}
