package dev.sessiondb.schemaops;

import dev.sessiondb.store.Check;
import dev.sessiondb.store.SchemaScript;
import dev.sessiondb.store.SchemaVersion;
import dev.sessiondb.store.ScriptReader;
import dev.sessiondb.store.ScriptStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans which scripts are applied, and makes the checks that need no server. */
final class SchemaMigrationPlanner {
    private final SchemaStatus status;
    private final SchemaMigrationOptions options;
    private final ScriptReader reader;
    private final List<Check> checks = new ArrayList<>();

    SchemaMigrationPlanner(SchemaStatus status, SchemaMigrationOptions options, ScriptReader reader) {
        this.status = status;
        this.options = options;
        this.reader = reader;
    }

    /** @param rights whether the history may be written */
    SchemaMigration plan(List<Check> rights) {
        List<VersionStatus> pending = status.operator().stream()
                .filter(VersionStatus::pending)
                .filter(this::wanted)
                .toList();
        ScriptChecks scripts = new ScriptChecks(status);
        checks.add(scripts.names());
        checks.add(scripts.asRecorded());
        options.to().map(this::target).ifPresent(checks::add);
        checks.add(order(pending));
        List<SchemaScript> chosen =
                pending.stream().flatMap(version -> version.script().stream()).toList();
        List<ScriptStatement> statements =
                chosen.stream().flatMap(s -> reader.statements(s).stream()).toList();
        checks.add(ScriptChecks.transaction(statements));
        checks.addAll(rights);
        return new SchemaMigration(status, chosen, statements, checks, Optional.empty());
    }

    /** With a target repeatable scripts wait for the rest, as they may need it. */
    private boolean wanted(VersionStatus version) {
        return options.to().isEmpty()
                || version.version()
                        .filter(own -> own.compareTo(options.to().get()) <= 0)
                        .isPresent();
    }

    private Check target(SchemaVersion to) {
        String id = "schema.target";
        String title = "the version to go to is known";
        return status.operator().stream().flatMap(v -> v.version().stream()).anyMatch(to::same)
                ? Check.pass(id, title, "version " + to)
                : Check.fail(
                        id,
                        title,
                        "there is no version " + to + " in `"
                                + status.directory().map(Object::toString).orElse("") + "`",
                        "give one that `sessiondb schema status` lists, or leave `--to` out");
    }

    private Check order(List<VersionStatus> pending) {
        String id = "schema.order";
        String title = "versions come in order";
        List<String> late = pending.stream()
                .filter(version -> version.state() == VersionState.OUT_OF_ORDER)
                .map(VersionStatus::name)
                .toList();
        if (late.isEmpty()) {
            return Check.pass(id, title, pending.size() + " to apply");
        }
        String newest = status.newest().map(VersionStatus::name).orElse("");
        String detail = "version " + String.join(", ", late) + " is not applied, while " + newest + " is";
        return options.outOfOrder()
                ? Check.warn(id, title, detail, "applied all the same, as asked")
                : Check.fail(
                        id,
                        title,
                        detail,
                        "give the script a version above " + newest
                                + "; or add `--out-of-order` if it doesn't matter which comes first");
    }
}
