package dev.sessiondb.schemaops;

import dev.sessiondb.store.Check;
import dev.sessiondb.store.HistoryRow;
import dev.sessiondb.store.SchemaScript;
import dev.sessiondb.store.SchemaVersion;
import dev.sessiondb.store.ScriptKind;
import dev.sessiondb.store.ScriptReader;
import dev.sessiondb.store.ScriptStatement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Plans which undo scripts are executed, and makes the checks that need no server. */
final class SchemaRollbackPlanner {
    private final SchemaStatus status;
    private final SchemaVersion to;
    private final ScriptReader reader;
    private final List<Check> checks = new ArrayList<>();

    SchemaRollbackPlanner(SchemaStatus status, SchemaVersion to, ScriptReader reader) {
        this.status = status;
        this.to = to;
        this.reader = reader;
    }

    /** @param rights whether the history may be written */
    SchemaRollback plan(List<Check> rights) {
        List<VersionStatus> undone = undone();
        ScriptChecks scripts = new ScriptChecks(status);
        checks.add(scripts.names());
        checks.add(scripts.notFailed());
        checks.add(target());
        checks.add(undoScripts(undone));
        List<SchemaScript> chosen =
                undone.stream().flatMap(version -> script(version).stream()).toList();
        List<ScriptStatement> statements =
                chosen.stream().flatMap(s -> reader.statements(s).stream()).toList();
        checks.add(ScriptChecks.transaction(statements));
        checks.addAll(rights);
        return new SchemaRollback(
                status, to, chosen, statements, checks, List.of(), Optional.empty(), Optional.empty());
    }

    /** What was applied last is taken back first. */
    private List<VersionStatus> undone() {
        return status.operator().stream()
                .filter(VersionStatus::applied)
                .filter(version ->
                        version.version().filter(own -> own.compareTo(to) > 0).isPresent())
                .sorted(Comparator.comparing(SchemaRollbackPlanner::rank).reversed())
                .toList();
    }

    private static int rank(VersionStatus version) {
        return version.row().map(HistoryRow::rank).orElse(0);
    }

    private Optional<SchemaScript> script(VersionStatus version) {
        return status.scripts().scripts().stream()
                .filter(script -> script.kind() == ScriptKind.UNDO)
                .filter(script -> script.version()
                        .filter(own -> own.same(version.version().orElseThrow()))
                        .isPresent())
                .findFirst();
    }

    private Check target() {
        String id = "schema.target";
        String title = "the version to go back to is in force";
        boolean known = to.same(SchemaVersion.NONE)
                || status.operator().stream()
                        .filter(version -> version.applied() || version.state() == VersionState.BASELINE)
                        .flatMap(version -> version.version().stream())
                        .anyMatch(to::same);
        return known
                ? Check.pass(id, title, "version " + to)
                : Check.fail(id, title, "version " + to + " is not applied", hint());
    }

    private String hint() {
        boolean derived =
                status.derived().stream().flatMap(v -> v.version().stream()).anyMatch(to::same);
        return derived
                ? "that version was derived by a run: `sessiondb undo RUN` takes a run back"
                : "give one that `sessiondb schema status` lists as applied, or 0 to take all of them back";
    }

    private Check undoScripts(List<VersionStatus> undone) {
        String id = "schema.undo";
        String title = "every version has an undo script";
        List<String> missing = undone.stream()
                .filter(version -> script(version).isEmpty())
                .map(version ->
                        "U" + version.name() + "__" + version.description().replace(' ', '_') + ".sql")
                .toList();
        return missing.isEmpty()
                ? Check.pass(id, title, undone.size() + " to take back")
                : Check.fail(
                        id,
                        title,
                        "missing: `" + String.join("`, `", missing) + "`",
                        "write what takes the version back, and run the same command again");
    }
}
