package dev.sessiondb.postgres;

import static dev.sessiondb.postgres.Bookkeeping.HISTORY;
import static dev.sessiondb.postgres.Bookkeeping.MIGRATIONS;
import static dev.sessiondb.postgres.Bookkeeping.RUNS;
import static dev.sessiondb.postgres.Bookkeeping.qualified;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.RunSummary;
import dev.sessiondb.store.UndoOrder;
import dev.sessiondb.store.UndoPlan;
import dev.sessiondb.store.UndoTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes a published run back, in a transaction of the caller's. */
final class RunUndo {
    private final Connection connection;
    private final String schema;
    private final RunSummary run;
    private final boolean keepChanged;
    private final List<UndoRecord.Entry> entries;
    private final MadeRelations made;
    private final UndoRows rows;

    /**
     * Begins.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code USAGE} when the ledger doesn't know the run
     */
    RunUndo(Connection connection, String schema, String runId, boolean keepChanged) throws SQLException {
        this.connection = connection;
        this.schema = schema;
        this.keepChanged = keepChanged;
        Query.execute(connection, "SET LOCAL lock_timeout = '10s'; SET LOCAL row_security = off");
        Session.prepareTexts(connection);
        this.run = new LedgerReader(connection, schema)
                .all().stream().filter(r -> r.runId().equals(runId)).findFirst().orElseThrow(() -> unknown(runId));
        this.entries = new UndoRecord(connection, schema, runId).entries();
        this.made = new MadeRelations(connection, schema, entries);
        this.rows = new UndoRows(connection, schema, runId, entries);
    }

    private RuntimeException unknown(String runId) {
        return Problem.of(ErrorCode.USAGE, "there is no run `" + runId + "` in the ledger of schema `" + schema + "`")
                .hint("see `sessiondb runs` for the runs there are; `--schema` names another schema")
                .toException();
    }

    UndoPlan plan() throws SQLException {
        List<Check> checks = UndoChecks.ofRun(run, entries);
        if (checks.stream().noneMatch(Check::failed)) {
            checks = Stream.concat(
                            checks.stream(),
                            Stream.of(UndoChecks.later(new UndoRecord(connection, schema, run.runId()).later())))
                    .toList();
        }
        if (checks.stream().anyMatch(Check::failed)) {
            return new UndoPlan(run, List.of(), checks);
        }
        made.look();
        rows.look(made.dropped());
        List<UndoTable> tables = new ArrayList<>(made.tables());
        tables.addAll(rows.tables());
        tables.sort(Comparator.comparing(UndoTable::name));
        List<Check> all = new ArrayList<>(checks);
        all.add(UndoChecks.changed(tables, keepChanged));
        return new UndoPlan(run, tables, all);
    }

    /** Nobody writes to these, nor refers to their rows anew, until the transaction ends. */
    void lock() throws SQLException {
        String dropped = Relations.tables(
                        connection,
                        schema,
                        entries.stream()
                                .filter(UndoRecord.Entry::made)
                                .map(UndoRecord.Entry::name)
                                .toList())
                .stream()
                .map(name -> qualified(schema, name))
                .collect(Collectors.joining(", "));
        if (!dropped.isEmpty()) {
            Query.execute(connection, "LOCK TABLE " + dropped + " IN ACCESS EXCLUSIVE MODE");
        }
        String written = String.join(", ", rows.locked());
        if (!written.isEmpty()) {
            Query.execute(connection, "LOCK TABLE " + written + " IN SHARE ROW EXCLUSIVE MODE");
        }
    }

    UndoPlan takeBack(UndoOrder order) throws SQLException {
        requireSame(order.fingerprints());
        UndoPlan plan = plan();
        plan.checks().stream().filter(Check::failed).findFirst().ifPresent(failed -> {
            throw Problem.of(
                            ErrorCode.PREFLIGHT_FAILED,
                            "run " + run.runId() + " can't be taken back: " + failed.title())
                    .causedBy(failed.detail())
                    .hint(failed.hint().orElse("see the cause"))
                    .toException();
        });
        rows.takeBack();
        rows.dropWork();
        made.drop();
        forgetMigrations();
        record(order.detail());
        return plan;
    }

    /** What was written since it was backed up would be lost. */
    private void requireSame(Map<String, String> fingerprints) throws SQLException {
        List<String> there = Relations.tables(connection, schema, fingerprints.keySet());
        Map<String, String> found = Fingerprints.of(connection, schema, there);
        List<String> changed = fingerprints.keySet().stream()
                .filter(table -> !Objects.equals(fingerprints.get(table), found.get(table)))
                .sorted()
                .toList();
        if (!changed.isEmpty()) {
            throw Problem.of(
                            ErrorCode.MIGRATION_FAILED,
                            "tables were written to since they were backed up: " + String.join(", ", changed))
                    .hint("stop the application, and run the same command again")
                    .toException();
        }
    }

    /** Flyway sees neither a missing migration nor a failed one. */
    private void forgetMigrations() throws SQLException {
        String migrations = qualified(schema, MIGRATIONS);
        if (Bookkeeping.exists(connection, schema, HISTORY)) {
            Query.update(
                    connection,
                    "DELETE FROM " + qualified(schema, HISTORY) + " WHERE version IN (SELECT version FROM " + migrations
                            + " WHERE run_id = ?)",
                    run.runId());
        }
        Query.update(connection, "DELETE FROM " + migrations + " WHERE run_id = ?", run.runId());
    }

    private void record(String detail) throws SQLException {
        int updated = Query.update(
                connection,
                "UPDATE " + qualified(schema, RUNS) + " SET state = 'undone', updated_at = now(),"
                        + " detail = detail || ?::jsonb WHERE run_id = ? AND state = ?",
                detail,
                run.runId(),
                run.state());
        if (updated != 1) {
            throw Problem.of(
                            ErrorCode.MIGRATION_FAILED,
                            "the ledger's row of run " + run.runId() + " was changed meanwhile")
                    .hint("run the same command again")
                    .toException();
        }
    }
}
