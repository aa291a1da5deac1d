package dev.sessiondb.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.report.CarriedRun.CarriedTable;
import dev.sessiondb.report.CarriedRun.Counts;
import dev.sessiondb.report.CarriedRun.RejectedRows;
import dev.sessiondb.report.KeptBackup.KeptFile;
import dev.sessiondb.report.PlannedRun.PlannedCheck;
import dev.sessiondb.report.PlannedRun.PlannedColumn;
import dev.sessiondb.report.PlannedRun.PlannedFinding;
import dev.sessiondb.report.PlannedRun.PlannedKey;
import dev.sessiondb.report.PlannedRun.PlannedTable;
import dev.sessiondb.store.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** A run as the ledger has it, of whichever version the ledger is: what it doesn't hold is empty. */
public final class RecordedRun {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> PHASES = List.of("preflight", "backup", "stage", "verify", "publish", "cutover");

    private final RunSummary run;
    private final JsonNode detail;

    private RecordedRun(RunSummary run, JsonNode detail) {
        this.run = run;
        this.detail = detail;
    }

    public static RecordedRun of(RunSummary run) {
        try {
            return new RecordedRun(run, MAPPER.readTree(run.detail()));
        } catch (JsonProcessingException e) {
            return new RecordedRun(run, MAPPER.createObjectNode());
        }
    }

    /** The state as the page's head tells it. */
    public RunKind kind() {
        return switch (run.state()) {
            case "published", "cut over" -> RunKind.PUBLISHED;
            case "rehearsed" -> RunKind.REHEARSED;
            case "undone" -> RunKind.UNDONE;
            case "failed" -> RunKind.FAILED;
            default -> run.died() ? RunKind.DIED : RunKind.UNDER_WAY;
        };
    }

    public Optional<PlannedRun> plan() {
        JsonNode plan = detail.path(RunDocuments.PLAN);
        if (!plan.isObject()) {
            return Optional.empty();
        }
        return Optional.of(new PlannedRun(
                list(plan.path("tables"), RecordedRun::planned),
                list(plan.path("findings"), RecordedRun::finding),
                list(plan.path("checks"), RecordedRun::check),
                plan.path("objects").asLong(),
                plan.path("accounted").asLong()));
    }

    public Optional<CarriedRun> carried() {
        JsonNode outcome = detail.path(RunDocuments.OUTCOME);
        if (!outcome.isObject()) {
            return Optional.empty();
        }
        JsonNode rejects = outcome.path("rejects");
        return Optional.of(new CarriedRun(
                outcome.path("verify").asText(),
                list(outcome.path("tables"), RecordedRun::carried),
                texts(outcome.path("sequences")),
                rejects.isObject()
                        ? Optional.of(new RejectedRows(
                                rejects.path("file").asText(),
                                rejects.path("rows").asLong()))
                        : Optional.empty(),
                list(outcome.path("samples"), RecordedRun::sample)));
    }

    /** Its copy alone, where nothing else was recorded. */
    public Optional<KeptBackup> backup() {
        return run.snapshot().map(snapshot -> {
            JsonNode files = detail.path(RunDocuments.OUTCOME).path("backup");
            KeptFile copy = new KeptFile(
                    "copy", snapshot.copy().toString(), OptionalLong.empty(), Optional.of(snapshot.sha256()));
            return new KeptBackup(
                    true,
                    files.isArray() ? list(files, RecordedRun::file) : List.of(copy),
                    snapshot.manifest().toString());
        });
    }

    /** In the order of a run; JSON in PostgreSQL has an order of its own. */
    public List<PhaseDuration> phases() {
        List<PhaseDuration> phases = new ArrayList<>();
        JsonNode timings = detail.path("timings");
        for (String phase : PHASES) {
            if (timings.path(phase).isIntegralNumber()) {
                phases.add(new PhaseDuration(phase, timings.path(phase).asLong()));
            }
        }
        return phases;
    }

    /** The command that made the run; of an earlier version's a migration. */
    public String command() {
        return text("command").orElse("migrate to postgres");
    }

    /** How the source was opened, such as {@code read-only} or {@code JSON}; empty where that is not known. */
    public Optional<String> access() {
        return text("access");
    }

    /** The server and the schema. */
    public Optional<String> target() {
        return text("target");
    }

    /** The zone of times written without one. */
    public Optional<String> zone() {
        return text("zone");
    }

    /** The profile that was given, by its name or file. */
    public Optional<String> profile() {
        return text("profile");
    }

    /** What is known in numbers of a run whose tables were not recorded, in words. */
    public List<String> counts() {
        List<String> counts = new ArrayList<>();
        for (String name : List.of("tables", "rows", "rejected", "findings", "inserted")) {
            if (detail.path(name).isIntegralNumber()) {
                counts.add(name + ": " + Amounts.count(detail.path(name).asLong()));
            }
        }
        return counts;
    }

    private Optional<String> text(String name) {
        return Optional.of(detail.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static PlannedTable planned(JsonNode table) {
        return new PlannedTable(
                table.path("source").asText(),
                table.path("target").asText(),
                table.path("mode").asText(),
                table.path("rows").asLong(),
                table.path("rejected").asLong(),
                list(table.path("columns"), RecordedRun::column),
                list(table.path("keys"), RecordedRun::key));
    }

    private static PlannedColumn column(JsonNode column) {
        return new PlannedColumn(
                column.path(0).asText(),
                column.path(1).asText(),
                column.path(2).asText(),
                column.path(3).asText(),
                column.path(4).asText());
    }

    private static PlannedKey key(JsonNode key) {
        return new PlannedKey(
                key.path("name").asText(),
                texts(key.path("columns")),
                key.path("references").asText(),
                texts(key.path("referenced")));
    }

    private static PlannedFinding finding(JsonNode finding) {
        return new PlannedFinding(
                finding.path("code").asText(),
                finding.path("severity").asText(),
                finding.path("table").asText(),
                Optional.of(finding.path("column")).filter(JsonNode::isTextual).map(JsonNode::asText),
                number(finding.path("rows")),
                Optional.empty(),
                Optional.empty());
    }

    private static PlannedCheck check(JsonNode check) {
        return new PlannedCheck(
                check.path(0).asText(),
                check.path(1).asText(),
                check.path(2).asText(),
                Optional.empty(),
                Optional.empty());
    }

    private static CarriedTable carried(JsonNode table) {
        return new CarriedTable(
                table.path("source").asText(),
                table.path("target").asText(),
                table.path("rows").asLong(),
                new Counts(
                        table.path("inserted").asLong(),
                        table.path("unchanged").asLong(),
                        table.path("updated").asLong(),
                        table.path("skipped").asLong(),
                        table.path("deleted").asLong(),
                        table.path("rejected").asLong()),
                number(table.path("bytes")),
                table.path("loadMilliseconds").asLong(),
                table.path("valuesCompared").asLong());
    }

    private static Sample sample(JsonNode sample) {
        return new Sample(
                Math.max(0, sample.path(0).asLong()),
                Math.max(0, sample.path(1).asLong()),
                Math.max(0, sample.path(2).asLong()));
    }

    private static KeptFile file(JsonNode file) {
        return new KeptFile(
                file.path("name").asText(),
                file.path("path").asText(),
                number(file.path("bytes")),
                Optional.of(file.path("sha256")).filter(JsonNode::isTextual).map(JsonNode::asText));
    }

    private static OptionalLong number(JsonNode node) {
        return node.isIntegralNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
    }

    private static List<String> texts(JsonNode array) {
        return list(array, JsonNode::asText);
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        List<T> list = new ArrayList<>();
        array.forEach(element -> list.add(read.apply(element)));
        return list;
    }
}
