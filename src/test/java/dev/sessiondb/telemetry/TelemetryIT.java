package dev.sessiondb.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs of the built JAR send, as a collector receives it. */
class TelemetryIT {
    private static final Set<String> OWN_RESOURCE = Set.of(
            "service.name", "service.version", "telemetry.sdk.name", "telemetry.sdk.language", "telemetry.sdk.version");

    /** On a machine with too much to do: the process ends all the same, and sends nothing. */
    private static final String OUT_OF_TIME = "could be cleaned up within 5 seconds";

    @TempDir
    private Path home;

    private TestDatabase database;
    private Collector collector;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.create();
        collector = Collector.start();
        SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE a (id INTEGER PRIMARY KEY, v TEXT)",
                "CREATE TABLE b (id INTEGER PRIMARY KEY)",
                "INSERT INTO a VALUES (1, 'x'), (2, 'y'), (3, 'z')",
                "INSERT INTO b VALUES (1), (2)");
    }

    @AfterEach
    void close() {
        collector.close();
        database.close();
    }

    private BuiltJar jar() {
        return new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .with("SESSIONDB_SQLITE_PATH", home.resolve("app.db").toString());
    }

    private BuiltJar observed() {
        return jar().with("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url());
    }

    private Span span(String name) {
        List<Span> found = collector.spans().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    private Metric metric(String name) {
        List<Metric> found = collector.metrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    @Test
    void aRunIsATraceOfItsPhases() {
        BuiltJar.Result result = observed().run("migrate", "to", "postgres", "--execute");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(result.stderr()).doesNotContain("telemetry");
        assertThat(database.value("SELECT count(*) FROM a")).isEqualTo(3L);
        Span root = span("sessiondb migrate to postgres");
        Map<String, Object> attributes = Values.of(root.getAttributesList());
        assertThat(attributes)
                .containsEntry("sessiondb.command", "migrate to postgres")
                .containsEntry("sessiondb.dry_run", false)
                .containsEntry("sessiondb.source", "sqlite")
                .containsEntry("sessiondb.outcome", "ok")
                .containsEntry("process.exit.code", 0L)
                .containsEntry("sessiondb.tables", 2L)
                .containsEntry("sessiondb.rows", 5L)
                .containsEntry("sessiondb.rows.rejected", 0L)
                .containsEntry(
                        "sessiondb.bytes", home.resolve("app.db").toFile().length())
                .containsKey("sessiondb.findings")
                .hasSize(10);
        assertThat(root.getParentSpanId().isEmpty()).isTrue();
        for (String phase : List.of("preflight", "backup", "stage", "verify", "publish")) {
            Span span = span(phase);
            assertThat(span.getTraceId()).isEqualTo(root.getTraceId());
            assertThat(span.getParentSpanId()).isEqualTo(root.getSpanId());
            assertThat(span.getStartTimeUnixNano()).isBetween(root.getStartTimeUnixNano(), span.getEndTimeUnixNano());
            assertThat(Values.of(span.getAttributesList()))
                    .containsOnlyKeys("sessiondb.phase", "sessiondb.rows", "sessiondb.tables")
                    .containsEntry("sessiondb.phase", phase);
        }
        assertThat(collector.spans()).hasSize(6);
        assertThat(Values.of(span("stage").getAttributesList()))
                .containsEntry("sessiondb.rows", 5L)
                .containsEntry("sessiondb.tables", 2L);
    }

    @Test
    void aRunIsMeasured() {
        assertThat(observed().run("migrate", "to", "postgres").exitStatus()).isZero();
        var run = metric("sessiondb.run.duration").getHistogram().getDataPoints(0);
        assertThat(Values.of(run.getAttributesList()))
                .isEqualTo(Map.of(
                        "sessiondb.command",
                        "migrate to postgres",
                        "sessiondb.dry_run",
                        true,
                        "sessiondb.outcome",
                        "ok"));
        assertThat(run.getCount()).isEqualTo(1);
        assertThat(run.getSum()).isBetween(0.01, 60.0);
        var phase = metric("sessiondb.phase.duration").getHistogram().getDataPoints(0);
        assertThat(Values.of(phase.getAttributesList())).containsEntry("sessiondb.phase", "preflight");
        assertThat(metric("sessiondb.run.rows").getSum().getDataPoints(0).getAsInt())
                .isEqualTo(5);
        assertThat(metric("sessiondb.run.rows.rejected")
                        .getSum()
                        .getDataPoints(0)
                        .getAsInt())
                .isZero();
        assertThat(metric("sessiondb.run.bytes").getSum().getDataPoints(0).getAsInt())
                .isEqualTo(home.resolve("app.db").toFile().length());
        assertThat(collector.metrics()).hasSize(5);
    }

    @Test
    void nothingIsToldOfTheMachineButWhatTheUserGives() {
        assertThat(observed().run("migrate", "to", "postgres").exitStatus()).isZero();
        assertThat(collector.resources()).hasSize(2).allSatisfy(resource -> assertThat(
                        Values.of(resource.getAttributesList()))
                .containsOnlyKeys(OWN_RESOURCE)
                .containsEntry("service.name", "sessiondb"));
        assertThat(observed()
                        .with("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=night%20shift")
                        .with("OTEL_SERVICE_NAME", "evening")
                        .run("verify")
                        .exitStatus())
                .isEqualTo(7);
        Resource given = collector.resources().get(collector.resources().size() - 1);
        assertThat(Values.of(given.getAttributesList()))
                .containsEntry("service.name", "evening")
                .containsEntry("deployment.environment.name", "night shift")
                .hasSize(OWN_RESOURCE.size() + 1);
    }

    @Test
    void aPipelineHasTheRunInItsTrace() {
        observed()
                .with("TRACEPARENT", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .run("migrate", "to", "postgres");
        Span root = span("sessiondb migrate to postgres");
        assertThat(HexFormat.of().formatHex(root.getTraceId().toByteArray()))
                .isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(HexFormat.of().formatHex(root.getParentSpanId().toByteArray()))
                .isEqualTo("b7ad6b7169203331");
    }

    @Test
    void aFailureIsTheNameOfItsCode() {
        BuiltJar.Result result = observed().run("verify");
        assertThat(result.exitStatus()).isEqualTo(7);
        Span root = span("sessiondb verify");
        assertThat(root.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
        assertThat(root.getStatus().getMessage()).isEmpty();
        assertThat(root.getEventsList()).isEmpty();
        assertThat(Values.of(root.getAttributesList()))
                .containsEntry("error.type", "VERIFY_FAILED")
                .containsEntry("process.exit.code", 7L)
                .containsEntry("sessiondb.outcome", "failed")
                .doesNotContainKey("sessiondb.dry_run");
    }

    @Test
    void controlCIsToldInTime() {
        SqliteFiles.create(home.resolve("large.db"), "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)", """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)
                INSERT INTO t SELECT i, 'value ' || i FROM n
                """);
        BuiltJar.Running running = observed()
                .start(
                        "migrate",
                        "to",
                        "postgres",
                        "--sqlite-path",
                        home.resolve("large.db").toString(),
                        "--execute");
        running.awaitStderr("stage ...");
        long signalled = System.nanoTime();
        running.signal("INT");
        BuiltJar.Result result = running.await();
        if (result.stderr().contains(OUT_OF_TIME)) {
            database.allowStages();
        }
        assumeThat(result.stderr()).doesNotContain(OUT_OF_TIME);
        assertThat(Duration.ofNanos(System.nanoTime() - signalled)).isLessThan(Duration.ofSeconds(6));
        assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(130);
        assertThat(Values.of(span("sessiondb migrate to postgres").getAttributesList()))
                .containsEntry("sessiondb.outcome", "interrupted")
                .containsEntry("error.type", "INTERRUPTED");
        assertThat(span("stage").getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
    }

    @Test
    void aCollectorThatIsNotThereChangesNothing() {
        collector.close();
        BuiltJar.Result result = observed().run("migrate", "to", "postgres", "--json");
        assertThat(result.exitStatus()).isZero();
        assertThat(result.stdout()).startsWith("{").doesNotContain("telemetry");
        assertThat(result.stderr())
                .isEqualToIgnoringNewLines("warning: telemetry could not be sent to `" + collector.url()
                        + "`: it can't be reached, or refuses it; the command is not affected");
    }

    @Test
    void aProtocolThatIsNotHadIsNamed() {
        BuiltJar.Result result =
                observed().with("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc").run("migrate", "to", "postgres", "--json");
        assertThat(result.exitStatus()).isZero();
        assertThat(result.stderr())
                .isEqualToIgnoringNewLines(
                        "warning: no telemetry is sent: `OTEL_EXPORTER_OTLP_PROTOCOL` asks for another protocol than `http/protobuf`, the only one there is");
        assertThat(collector.requests()).isEmpty();
    }

    @Test
    void theConfigurationDecides() throws IOException {
        Path file = Files.createDirectory(home.resolve(".sessiondb")).resolve("config.yaml");
        Files.writeString(file, "sessiondb:\n  telemetry: false\n");
        assertThat(observed().run("migrate", "to", "postgres").exitStatus()).isZero();
        assertThat(collector.requests()).isEmpty();
        Files.writeString(file, "sessiondb:\n  telemetry: true\n");
        assertThat(observed()
                        .with("OTEL_SDK_DISABLED", "true")
                        .run("migrate", "to", "postgres")
                        .exitStatus())
                .isZero();
        assertThat(collector.requests()).isEmpty();
        assertThat(observed().run("migrate", "to", "postgres").exitStatus()).isZero();
        assertThat(collector.spans()).isNotEmpty();
    }
}
