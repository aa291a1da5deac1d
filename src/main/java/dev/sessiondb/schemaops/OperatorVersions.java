package dev.sessiondb.schemaops;

import dev.sessiondb.store.HistoryRow;
import dev.sessiondb.store.SchemaHistory;
import dev.sessiondb.store.SchemaScript;
import dev.sessiondb.store.SchemaVersion;
import dev.sessiondb.store.ScriptKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Sets the operator's history against the operator's scripts. */
final class OperatorVersions {
    private final List<HistoryRow> rows;
    private final List<SchemaScript> scripts;
    private final boolean scriptsKnown;

    /** @param scripts empty when no directory is known: then nothing is said of scripts */
    OperatorVersions(SchemaHistory history, Optional<List<SchemaScript>> scripts) {
        this.rows = history.rows().stream()
                .filter(row -> !row.type().equals("SCHEMA"))
                .toList();
        this.scripts = scripts.orElse(List.of());
        this.scriptsKnown = scripts.isPresent();
    }

    /** Versions in order, then repeatable scripts by description. */
    List<VersionStatus> all() {
        List<VersionStatus> all = new ArrayList<>();
        for (HistoryRow row : rows) {
            if (last(row)) {
                all.add(recorded(row));
            }
        }
        for (SchemaScript script : scripts) {
            if (script.kind() != ScriptKind.UNDO && rows.stream().noneMatch(script::describes)) {
                all.add(status(script, unapplied(script), Optional.empty()));
            }
        }
        all.sort(Comparator.comparing((VersionStatus s) -> s.version().isEmpty())
                .thenComparing(s -> s.version().orElse(SchemaVersion.NONE))
                .thenComparing(VersionStatus::description));
        return all;
    }

    /** Whether no later row is about the same. */
    private boolean last(HistoryRow row) {
        return rows.stream().filter(other -> other.rank() > row.rank()).noneMatch(other -> same(row, other));
    }

    private static boolean same(HistoryRow one, HistoryRow other) {
        if (one.version().isEmpty() || other.version().isEmpty()) {
            return one.version().isEmpty()
                    && other.version().isEmpty()
                    && one.description().equals(other.description());
        }
        return one.version().get().same(other.version().get());
    }

    private VersionStatus recorded(HistoryRow row) {
        Optional<SchemaScript> script = scripts.stream()
                .filter(s -> s.kind() != ScriptKind.UNDO && s.describes(row))
                .findFirst();
        if (row.deletes()) {
            return script.map(s -> status(s, unapplied(s), Optional.<HistoryRow>empty()))
                    .orElseGet(() -> plain(row, VersionState.DELETED, List.of()));
        }
        if (row.type().equals("BASELINE")) {
            return plain(row, VersionState.BASELINE, List.of());
        }
        if (!row.success()) {
            return plain(row, VersionState.FAILED, List.of("`" + row.script() + "` is recorded as failed"));
        }
        return script.map(s -> applied(row, s)).orElseGet(() -> withoutScript(row));
    }

    private VersionStatus withoutScript(HistoryRow row) {
        return scriptsKnown && row.ofScript()
                ? plain(row, VersionState.MISSING, List.of("`" + row.script() + "` was applied, and is gone"))
                : plain(row, VersionState.APPLIED, List.of());
    }

    private VersionStatus applied(HistoryRow row, SchemaScript script) {
        boolean changed = row.checksum().filter(sum -> sum != script.checksum()).isPresent();
        if (script.kind() == ScriptKind.REPEATABLE) {
            return status(script, changed ? VersionState.PENDING : VersionState.APPLIED, Optional.of(row));
        }
        List<String> differences = new ArrayList<>();
        if (changed) {
            differences.add("`" + script.path() + "` was changed after it was applied: its checksum is "
                    + script.checksum() + ", recorded is " + row.checksum().orElseThrow());
        }
        if (!row.description().equals(script.description())) {
            differences.add("`" + script.path() + "` was applied under the description `" + row.description() + "`");
        }
        VersionState state = differences.isEmpty() ? VersionState.APPLIED : VersionState.CHANGED;
        return new VersionStatus(
                script.version(),
                script.description(),
                state,
                Optional.of(row),
                Optional.of(script),
                undo(row.version()),
                differences,
                List.of());
    }

    private VersionState unapplied(SchemaScript script) {
        if (script.version().isEmpty()) {
            return VersionState.PENDING;
        }
        SchemaVersion version = script.version().get();
        boolean below = rows.stream()
                .filter(row -> !row.deletes() && row.success())
                .flatMap(row -> row.version().stream())
                .anyMatch(applied -> applied.compareTo(version) > 0);
        return below ? VersionState.OUT_OF_ORDER : VersionState.PENDING;
    }

    private VersionStatus status(SchemaScript script, VersionState state, Optional<HistoryRow> row) {
        List<String> notes = state == VersionState.PENDING && row.isPresent()
                ? List.of("it was changed since it was applied, and will be applied again")
                : List.of();
        return new VersionStatus(
                script.version(),
                script.description(),
                state,
                row,
                Optional.of(script),
                undo(script.version()),
                List.of(),
                notes);
    }

    private VersionStatus plain(HistoryRow row, VersionState state, List<String> differences) {
        return new VersionStatus(
                row.version(),
                row.description(),
                state,
                Optional.of(row),
                Optional.empty(),
                undo(row.version()),
                differences,
                List.of());
    }

    private boolean undo(Optional<SchemaVersion> version) {
        return version.isPresent()
                && scripts.stream()
                        .filter(script -> script.kind() == ScriptKind.UNDO)
                        .anyMatch(script -> script.version().orElseThrow().same(version.get()));
    }
}
