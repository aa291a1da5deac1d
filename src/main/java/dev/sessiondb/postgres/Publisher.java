package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.Migration;
import dev.sessiondb.store.PublishPlan;
import dev.sessiondb.store.PublishReport;
import dev.sessiondb.store.RunRecord;
import dev.sessiondb.store.RunState;
import dev.sessiondb.store.SequenceStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a run visible in one transaction. */
final class Publisher {
    private static final int TRIES = 3;

    /** After these nothing was done and nobody else was hurt: the same may work a moment later. */
    private static final Set<String> TRANSIENT = Set.of(SqlFailures.LOCK_NOT_AVAILABLE, SqlFailures.DEADLOCK);

    private final Connections connections;
    private final RunRecord run;
    private final String stage;
    private final String schema;
    private final List<Migration> migrations;

    Publisher(Connections connections, RunRecord run, String stage, List<Migration> applied) {
        this.connections = connections;
        this.run = run;
        this.stage = stage;
        this.schema = connections.schema();
        this.migrations = applied.stream().filter(Migration::published).toList();
    }

    /** @param fingerprints of the tables that are moved */
    PublishReport publish(PublishPlan plan, Map<String, String> fingerprints) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = connections.alone()) {
                connection.setAutoCommit(false);
                PublishReport report = publish(connection, plan, fingerprints);
                new Commit(connections, run.runId()).commit(connection);
                return report;
            } catch (SQLException e) {
                if (attempt == TRIES
                        || !TRANSIENT.contains(SqlFailures.state(e))
                        || Thread.currentThread().isInterrupted()) {
                    throw SqlFailures.wrap(ErrorCode.MIGRATION_FAILED, "cannot publish run " + run.runId(), e);
                }
            }
        }
    }

    private PublishReport publish(Connection connection, PublishPlan plan, Map<String, String> fingerprints)
            throws SQLException {
        Query.execute(connection, "SET LOCAL lock_timeout = '10s'; SET LOCAL row_security = off");
        Session.prepareTexts(connection);
        PublishRecord record = new PublishRecord(connection, schema, run.runId());
        List<MergeCount> merged = merge(connection, plan);
        move(connection, plan.moved());
        addForeignKeys(connection, plan.crossForeignKeys());
        new DefaultPrivileges(connection, schema).replay(plan.moved());
        new PublishedHistory(connection, stage, schema).append(migrations, run.runId());
        new PostgresLedger(connections).advance(connection, run.runId(), RunState.PUBLISHED, "publish", plan.detail());
        record.moved(plan.moved(), fingerprints);
        record.merged(plan, merged);
        record.sequences(plan.sequences());
        List<SequenceStart> sequences = new Sequences(connection, schema).raise(plan.sequences());
        return new PublishReport(plan.moved(), merged, sequences);
    }

    private List<MergeCount> merge(Connection connection, PublishPlan plan) throws SQLException {
        MergeConflicts conflicts = new MergeConflicts(connection, quote(stage), schema);
        if (plan.replaces()) {
            return new ReplacePublisher(connection, conflicts, stage, schema).replace(plan);
        }
        WrittenRows written = new WrittenRows(connection, conflicts, quote(stage), run.runId());
        MergePublisher merging = new MergePublisher(connection, conflicts, written);
        return plan.catchUp().isPresent()
                ? new CatchUpPublisher(connection, conflicts, schema, run.runId()).publish(plan, merging)
                : merging.merge(plan);
    }

    /** Indexes, constraints and owned sequences go along. */
    private void move(Connection connection, List<String> tables) throws SQLException {
        for (String table : tables) {
            Query.execute(
                    connection, "ALTER TABLE " + Bookkeeping.qualified(stage, table) + " SET SCHEMA " + quote(schema));
        }
    }

    private void addForeignKeys(Connection connection, List<String> statements) throws SQLException {
        Query.execute(connection, "SET LOCAL search_path = " + quote(schema));
        for (String statement : statements) {
            Query.execute(connection, statement);
        }
        Query.execute(connection, "SET LOCAL search_path = pg_catalog, pg_temp");
    }
}
