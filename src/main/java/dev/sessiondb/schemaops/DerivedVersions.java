package dev.sessiondb.schemaops;

import dev.sessiondb.store.DerivedMigration;
import dev.sessiondb.store.DerivedMigration.TableChange;
import dev.sessiondb.store.HistoryRow;
import dev.sessiondb.store.SchemaState;
import dev.sessiondb.store.SchemaVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sets the history of what runs derived against the texts that are kept, and against the tables that are there. */
final class DerivedVersions {
    private final SchemaState state;
    private final List<VersionStatus> operator;

    /** @param operator the operator's versions: one that is applied may have changed a table on purpose */
    DerivedVersions(SchemaState state, List<VersionStatus> operator) {
        this.state = state;
        this.operator = operator;
    }

    List<VersionStatus> all() {
        List<VersionStatus> all = new ArrayList<>();
        for (HistoryRow row : state.derived().rows()) {
            row.version().ifPresent(version -> all.add(status(row, version)));
        }
        return all;
    }

    private VersionStatus status(HistoryRow row, SchemaVersion version) {
        Optional<DerivedMigration> migration = state.migrations().stream()
                .filter(m -> m.version().same(version))
                .findFirst();
        List<String> differences = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        if (!row.success()) {
            differences.add("version " + version + " is recorded as failed");
        }
        if (migration.isEmpty()) {
            differences.add("version " + version + " is recorded, and its text is not in `sessiondb_migrations`");
        }
        migration.ifPresent(kept -> compare(row, kept, differences, notes));
        return new VersionStatus(
                row.version(),
                row.description(),
                state(row, differences),
                Optional.of(row),
                Optional.empty(),
                migration.filter(m -> !m.inverse().isBlank()).isPresent(),
                differences,
                notes);
    }

    private static VersionState state(HistoryRow row, List<String> differences) {
        if (!row.success()) {
            return VersionState.FAILED;
        }
        return differences.isEmpty() ? VersionState.APPLIED : VersionState.CHANGED;
    }

    private void compare(HistoryRow row, DerivedMigration kept, List<String> differences, List<String> notes) {
        notes.add("published by run " + kept.runId());
        if (row.checksum().filter(sum -> sum != kept.checksum()).isPresent()) {
            differences.add("the text of version " + kept.version()
                    + " in `sessiondb_migrations` was changed: its checksum is " + kept.checksum() + ", recorded is "
                    + row.checksum().orElseThrow());
        }
        for (TableChange change : kept.changes()) {
            String words = "table `" + change.table() + "` " + change.what();
            explanation(change)
                    .ifPresentOrElse(
                            by -> notes.add(words + ", as " + by + " may have made it"), () -> differences.add(words));
        }
        kept.notCompared().ifPresent(why -> notes.add("its tables could not be compared: " + why));
    }

    /** An applied script of the operator's that speaks of the table. */
    private Optional<String> explanation(TableChange change) {
        Pattern name =
                Pattern.compile("(?<![\\w$])" + Pattern.quote(change.table()) + "(?![\\w$])", Pattern.CASE_INSENSITIVE);
        return operator.stream()
                .filter(VersionStatus::applied)
                .flatMap(version -> version.script().stream())
                .filter(script -> name.matcher(script.text()).find())
                .map(script -> "`" + script.path() + "`")
                .findFirst();
    }
}
