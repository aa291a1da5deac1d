package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.config.Backend;
import dev.sessiondb.config.ConfigWarning;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Setting;
import dev.sessiondb.config.Settings;
import dev.sessiondb.preflight.Contents;
import dev.sessiondb.status.BackendState;
import dev.sessiondb.status.BackupsStatus;
import dev.sessiondb.status.JsonFile;
import dev.sessiondb.status.NextStep;
import dev.sessiondb.status.StatusReport;
import dev.sessiondb.store.Cutover;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.RunSummary;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.TableRows;
import dev.sessiondb.store.TargetStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A status as a JSON tree. */
final class JsonStatus {
    private JsonStatus() {}

    static ObjectNode of(StatusReport status, PastedCommands commands) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        configured(status.configuration(), node);
        Settings settings = status.configuration().settings();
        backend(status.sqlite(), node.putObject("sqlite"), JsonStatus::sqlite);
        origin(settings.sqlitePath(), settings.undecided().sqlite(), node.withObject("/sqlite"));
        backend(status.postgres(), node.putObject("postgres"), JsonStatus::postgres);
        backend(status.json(), node.putObject("json"), JsonStatus::json);
        origin(settings.jsonPath(), settings.undecided().json(), node.withObject("/json"));
        ObjectNode contents = node.putObject("contents");
        contents.put("compared", status.contents().isPresent());
        contents.put("note", status.contentsNote().orElse(null));
        status.contents().ifPresent(known -> contents(known, contents));
        backups(status.backups(), node.putObject("backups"));
        new DriftPrinter(commands).json(status.drifts(), node.putArray("drift"));
        ArrayNode deprecations = node.putArray("deprecations");
        status.configuration().warnings().forEach(warning -> deprecation(warning, deprecations.addObject()));
        ArrayNode next = node.putArray("next");
        status.next().forEach(step -> next(step, commands, next.addObject()));
        return node;
    }

    private static void configured(Configuration configuration, ObjectNode node) {
        Setting<Backend> backend = configuration.settings().backend();
        node.putObject("backend").put("value", backend.value().word()).put("source", backend.origin());
        ObjectNode files = node.putObject("files");
        files.put("project", configuration.projectFile().map(Object::toString).orElse(null));
        files.put("user", configuration.userFile().map(Object::toString).orElse(null));
    }

    /** What says where the file is, and the files at default paths where nothing says which is meant. */
    private static void origin(Optional<Setting<Path>> file, List<Setting<Path>> undecided, ObjectNode node) {
        node.put("source", file.map(Setting::origin).orElse(null));
        ArrayNode candidates = node.putArray("candidates");
        undecided.forEach(candidate ->
                candidates.addObject().put("path", candidate.value().toString()).put("source", candidate.origin()));
    }

    private static <T> void backend(BackendState<T> state, ObjectNode node, BiConsumer<T, ObjectNode> details) {
        node.put("configured", state.configured());
        node.put("reachable", state.known().isPresent());
        if (state instanceof BackendState.Unreachable<T> unreachable) {
            node.put("name", unreachable.name());
            ObjectNode error = node.putObject("error");
            error.put("code", unreachable.problem().code().name());
            error.put("message", unreachable.problem().message());
            error.put("causedBy", unreachable.problem().causedBy().orElse(null));
            error.put("hint", unreachable.problem().hint().orElse(null));
        }
        state.known().ifPresent(known -> details.accept(known, node));
    }

    private static void sqlite(SourceStatus sqlite, ObjectNode node) {
        node.put("path", sqlite.path().toString());
        node.put("bytes", sqlite.bytes());
        node.put("walBytes", sqlite.walBytes());
        node.put("journalMode", sqlite.journalMode());
        node.put("lastWrite", sqlite.lastWrite().toString());
        tables(sqlite.tables(), node);
        node.put("integrity", sqlite.integrityProblems().isEmpty() ? "ok" : "damaged");
        ArrayNode problems = node.putArray("integrityProblems");
        sqlite.integrityProblems().forEach(problems::add);
    }

    private static void postgres(TargetStatus postgres, ObjectNode node) {
        node.put("name", postgres.description().name());
        node.put("schema", postgres.description().schema());
        node.put("schemaExists", postgres.schemaExists());
        node.put("serverVersion", postgres.description().serverVersion());
        node.put("user", postgres.description().user());
        node.put("schemaVersion", postgres.schemaVersion().orElse(null));
        node.put("schemaFailures", postgres.schemaFailures());
        tables(postgres.tables(), node);
        postgres.lastRun().ifPresentOrElse(run -> run(run, node.putObject("lastRun")), () -> node.putNull("lastRun"));
        postgres.cutover()
                .ifPresentOrElse(cutover -> cutover(cutover, node.putObject("cutover")), () -> node.putNull("cutover"));
        ArrayNode stages = node.putArray("leftoverStages");
        postgres.leftoverStages().forEach(stages::add);
    }

    private static void json(JsonFile file, ObjectNode node) {
        node.put("path", file.path().toString());
        node.put("bytes", file.bytes());
        node.put("lastWrite", file.lastWrite().toString());
    }

    private static void tables(List<TableRows> tables, ObjectNode node) {
        node.put("rows", tables.stream().mapToLong(t -> Math.max(0, t.rows())).sum());
        ArrayNode array = node.putArray("tables");
        for (TableRows table : tables) {
            ObjectNode entry = array.addObject().put("table", table.table());
            if (table.rows() < 0) {
                entry.putNull("rows");
            } else {
                entry.put("rows", table.rows());
            }
        }
    }

    private static void run(RunSummary run, ObjectNode node) {
        node.put("runId", run.runId());
        node.put("state", run.state());
        node.put("phase", run.phase());
        node.put("underWay", run.underWay());
        node.put("died", run.died());
        node.put("startedAt", run.startedAt().toString());
        node.put("finishedAt", run.finishedAt().map(Object::toString).orElse(null));
        node.put("source", run.source());
        node.put("host", run.host());
        node.put("error", run.error().orElse(null));
    }

    private static void cutover(Cutover cutover, ObjectNode node) {
        node.put("at", cutover.at().toString());
        node.put("backend", cutover.backend());
        node.put("runId", cutover.runId().orElse(null));
        node.put("file", cutover.configFile());
        node.put("host", cutover.host());
    }

    private static void contents(Contents contents, ObjectNode node) {
        node.put("equal", contents.equal());
        node.put("onlyInSqlite", contents.onlyInSource());
        node.put("onlyInPostgres", contents.onlyInTarget());
        node.put("differing", contents.differing());
        ArrayNode tables = node.putArray("tables");
        for (MergeCount table : contents.tables()) {
            tables.addObject()
                    .put("table", table.table())
                    .put("onlyInSqlite", table.fresh() + table.shadowed())
                    .put("onlyInPostgres", table.onlyInTarget())
                    .put("differing", table.differing())
                    .put("identical", table.identical());
        }
    }

    private static void backups(BackupsStatus backups, ObjectNode node) {
        node.put("directory", backups.directory().toString());
        node.put("count", backups.entries().size());
        node.put("checked", backups.checked());
        node.put("obstacle", backups.obstacle().orElse(null));
        node.put("good", backups.damaged().isEmpty());
        ArrayNode entries = node.putArray("entries");
        for (BackupEntry entry : backups.entries()) {
            entries.addObject()
                    .put("name", entry.name())
                    .put("time", entry.time().toString())
                    .put("bytes", entry.bytes())
                    .put("manifest", entry.manifest().toString())
                    .put("health", entry.health().word())
                    .put("problem", BackupsStatus.problem(entry).orElse(null));
        }
    }

    private static void deprecation(ConfigWarning warning, ObjectNode node) {
        node.put("code", warning.code());
        node.put("source", warning.origin());
        node.put("message", warning.message());
        node.put("hint", warning.hint());
        node.put("docs", Catalogue.place(warning.code()));
    }

    private static void next(NextStep step, PastedCommands commands, ObjectNode node) {
        node.put("description", step.description());
        node.put("command", step.shell().orElseGet(() -> commands.of(step.arguments())));
    }
}
