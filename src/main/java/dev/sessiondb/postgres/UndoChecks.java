package dev.sessiondb.postgres;

import dev.sessiondb.store.Check;
import dev.sessiondb.store.RunState;
import dev.sessiondb.store.RunSummary;
import dev.sessiondb.store.UndoTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a run can be taken back. */
final class UndoChecks {
    private static final List<String> PUBLISHED = List.of(RunState.texts(RunState.VISIBLE));
    private static final Subject RUN = new Subject("undo.run", "the run is published");
    private static final Subject RECORD = new Subject("undo.record", "what the run did is on record");
    private static final Subject LATER = new Subject("undo.later", "no later run builds on it");
    private static final Subject CHANGED = new Subject("undo.changed", "nothing was changed since");
    private static final int LINES = 10;

    private UndoChecks() {}

    static List<Check> ofRun(RunSummary run, List<UndoRecord.Entry> entries) {
        Check state = state(run);
        return state.failed() ? List.of(state) : List.of(state, record(entries));
    }

    private static Check state(RunSummary run) {
        if (PUBLISHED.contains(run.state())) {
            String when = run.finishedAt().map(at -> ", " + at).orElse("");
            return RUN.pass("run " + run.runId() + " of `" + run.source() + "`" + when);
        }
        return run.state().equals(RunState.UNDONE.text())
                ? RUN.fail("run " + run.runId() + " was taken back already", "there is nothing left to do")
                : RUN.fail(
                        "run " + run.runId() + " is " + run.state() + ": it changed nothing in the target's tables",
                        "there is nothing to take back; `sessiondb runs` shows the runs that were published");
    }

    private static Check record(List<UndoRecord.Entry> entries) {
        if (entries.isEmpty()) {
            return RECORD.fail(
                    "nothing is on record: the run wrote nothing, as a catch-up without changes, or was published by a version of sessiondb that kept no record",
                    "see with `sessiondb runs show RUN` whether it inserted rows; if it did, bring the rows back with `sessiondb migrate to sqlite --from postgres --replace`, and drop the tables by hand");
        }
        if (entries.stream().anyMatch(e -> e.kind().equals("replaced"))) {
            return RECORD.fail(
                    "the run was a restore, which replaced the rows of whole tables",
                    "put back the backup that it took before: `sessiondb restore --to postgres --backup RUN`");
        }
        List<String> incomplete = entries.stream()
                .filter(e -> e.kind().equals("merged") && e.written() != e.recorded())
                .map(e -> "table `" + e.name() + "`: " + e.written() + " rows written, " + e.recorded() + " on record")
                .toList();
        return incomplete.isEmpty()
                ? RECORD.pass(entries.size() + " tables and views")
                : RECORD.fail(
                        String.join("; ", incomplete),
                        "rows of `" + Bookkeeping.WRITTEN_ROWS
                                + "` were deleted: put them back, or take the run's rows out by hand");
    }

    static Check later(List<String> runs) {
        return runs.isEmpty()
                ? LATER.pass("none")
                : LATER.fail(
                        "run " + String.join(", run ", runs) + " wrote to tables or rows that this one made",
                        "take back run " + runs.get(0) + " first: `sessiondb undo " + runs.get(0) + "`");
    }

    static Check changed(List<UndoTable> tables, boolean keep) {
        List<String> lines = new ArrayList<>();
        for (UndoTable table : tables) {
            String kind = table.kind() == UndoTable.Kind.VIEW ? "view" : "table";
            table.reasons().stream()
                    .limit(LINES)
                    .map(reason -> kind + " `" + table.name() + "`: " + reason)
                    .forEach(lines::add);
        }
        if (lines.isEmpty()) {
            return CHANGED.pass("all is as the run left it");
        }
        long rows = tables.stream().mapToLong(UndoTable::kept).sum();
        String detail = lines.stream().collect(Collectors.joining("\n    "))
                + (rows > 0 ? "\n    " + rows + " rows in all" : "");
        return keep
                ? CHANGED.warn(detail, "this stays as it is, because of `--keep-changed`")
                : CHANGED.fail(
                        detail,
                        "undo what was changed, or give `--keep-changed`: then this stays as it is, and the rest is taken back");
    }
}
