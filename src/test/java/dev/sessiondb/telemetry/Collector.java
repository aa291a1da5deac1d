package dev.sessiondb.telemetry;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** An OpenTelemetry collector on a port of its own, which keeps what it is sent. Format: OTLP over HTTP. */
final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch answers;

    /** What was sent, as it came over the wire. */
    record Request(String path, String headers, byte[] body) {}

    private Collector(CountDownLatch answers) throws IOException {
        this.answers = answers;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::receive);
        server.start();
    }

    static Collector start() throws IOException {
        return new Collector(new CountDownLatch(0));
    }

    /** One that takes what it is sent, and never answers. */
    static Collector silent() throws IOException {
        return new Collector(new CountDownLatch(1));
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.add(new Request(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().entrySet().toString(),
                body));
        try {
            answers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    List<Span> spans() {
        return traces().flatMap(trace -> trace.getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }

    List<Metric> metrics() {
        return measured()
                .flatMap(sent -> sent.getResourceMetricsList().stream())
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .toList();
    }

    List<Resource> resources() {
        return Stream.concat(
                        traces().flatMap(trace -> trace.getResourceSpansList().stream())
                                .map(spans -> spans.getResource()),
                        measured()
                                .flatMap(sent -> sent.getResourceMetricsList().stream())
                                .map(metrics -> metrics.getResource()))
                .toList();
    }

    private Stream<ExportTraceServiceRequest> traces() {
        return sentTo("/v1/traces").map(body -> {
            try {
                return ExportTraceServiceRequest.parseFrom(body);
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        });
    }

    private Stream<ExportMetricsServiceRequest> measured() {
        return sentTo("/v1/metrics").map(body -> {
            try {
                return ExportMetricsServiceRequest.parseFrom(body);
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        });
    }

    private Stream<byte[]> sentTo(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).map(Request::body);
    }

    @Override
    public void close() {
        answers.countDown();
        server.stop(0);
    }
}
