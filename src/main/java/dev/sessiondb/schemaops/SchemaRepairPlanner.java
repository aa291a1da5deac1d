package dev.sessiondb.schemaops;

import dev.sessiondb.store.Check;
import dev.sessiondb.store.DerivedMigration;
import dev.sessiondb.store.HistoryMend;
import dev.sessiondb.store.HistoryRow;
import dev.sessiondb.store.SchemaScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans what to mend in sessiondb's own histories; other tools' are theirs. */
final class SchemaRepairPlanner {
    private final SchemaStatus status;
    private final List<SchemaRepair.Step> steps = new ArrayList<>();

    SchemaRepairPlanner(SchemaStatus status) {
        this.status = status;
    }

    /** @param rights whether the history may be written */
    SchemaRepair plan(List<Check> rights) {
        status.derived().forEach(this::derived);
        status.operator().forEach(this::operator);
        List<SchemaDifference> left = status.differences().stream()
                .filter(difference -> steps.stream()
                        .noneMatch(step -> step.history().equals(difference.history())
                                && step.version().equals(difference.version())
                                && !difference.what().startsWith("table ")))
                .toList();
        List<Check> checks = new ArrayList<>();
        checks.add(new ScriptChecks(status).names());
        checks.addAll(rights);
        return new SchemaRepair(status, steps, left, checks);
    }

    private void derived(VersionStatus version) {
        HistoryRow row = version.row().orElseThrow();
        Optional<DerivedMigration> kept = status.state().migrations().stream()
                .filter(m -> version.version().filter(m.version()::same).isPresent())
                .findFirst();
        if (version.state() == VersionState.FAILED) {
            removeFailed("derived", version, row);
        } else {
            kept.filter(m -> row.checksum().filter(sum -> sum != m.checksum()).isPresent())
                    .ifPresent(m -> realign("derived", version, row, m.checksum(), row.description()));
        }
    }

    private void operator(VersionStatus version) {
        Optional<HistoryRow> row = version.row();
        switch (version.state()) {
            case FAILED -> removeFailed("operator", version, row.orElseThrow());
            case CHANGED -> {
                SchemaScript script = version.script().orElseThrow();
                realign("operator", version, row.orElseThrow(), script.checksum(), script.description());
            }
            case MISSING ->
                steps.add(new SchemaRepair.Step(
                        "operator",
                        "mark-deleted",
                        version.name(),
                        "mark version " + version.name() + " as deleted, whose script `"
                                + row.orElseThrow().script() + "` is gone; what it did to the schema stays",
                        new HistoryMend.MarkDeleted(row.orElseThrow().rank())));
            default -> {}
        }
    }

    private void removeFailed(String history, VersionStatus version, HistoryRow row) {
        steps.add(new SchemaRepair.Step(
                history,
                "remove-failed",
                version.name(),
                "remove the row that says that version " + version.name() + " (`" + row.script() + "`) failed",
                new HistoryMend.RemoveFailed(row.rank())));
    }

    private void realign(String history, VersionStatus version, HistoryRow row, int checksum, String description) {
        steps.add(new SchemaRepair.Step(
                history,
                "realign",
                version.name(),
                "give version " + version.name() + " the checksum " + checksum + " and the description `" + description
                        + "`; recorded are "
                        + row.checksum().map(String::valueOf).orElse("none") + " and `"
                        + row.description() + "`; nothing is executed",
                new HistoryMend.Realign(row.rank(), checksum, description)));
    }
}
