package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.Ledger;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeRehearsal;
import dev.sessiondb.store.RunLock;
import dev.sessiondb.store.RunRecord;
import dev.sessiondb.store.SchemaOperations;
import dev.sessiondb.store.Stage;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetDescription;
import dev.sessiondb.store.TargetSchema;
import dev.sessiondb.store.TargetSnapshot;
import dev.sessiondb.store.TargetStatus;
import dev.sessiondb.store.UndoOrder;
import dev.sessiondb.store.UndoPlan;
import dev.sessiondb.store.WorkMonitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A connected PostgreSQL database and one schema in it. */
final class PostgresTarget implements Target {
    private final Connections connections;
    private final TargetDescription description;

    private PostgresTarget(Connections connections, TargetDescription description) {
        this.connections = connections;
        this.description = description;
    }

    static PostgresTarget open(ConnectionSettings settings, StagingSchemas staging, WorkMonitor monitor)
            throws SQLException {
        ServerDataSource server = ServerDataSource.to(settings, monitor);
        Connection connection = server.getConnection();
        try {
            TargetDescription description = new TargetDescription(
                    settings.name(),
                    settings.schema(),
                    Query.text(connection, "SELECT current_setting('server_version')"),
                    Query.text(connection, "SELECT current_user"));
            monitor.onCancel(server::cancel);
            return new PostgresTarget(new Connections(settings, staging, server, connection, monitor), description);
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    @Override
    public TargetDescription description() {
        return description;
    }

    @Override
    public List<Check> checks() {
        return new TargetChecks(connections).run();
    }

    @Override
    public TargetSchema schema() {
        try (Connection connection = connections.pooled()) {
            return Transactions.rolledBack(connection, c -> new SchemaReader(c, connections.schema()).read());
        } catch (SQLException e) {
            throw SqlFailures.wrap(
                    ErrorCode.TARGET_UNAVAILABLE, "cannot read schema `" + connections.schema() + "`", e);
        }
    }

    @Override
    public TargetSnapshot snapshot() {
        try {
            return PostgresSnapshot.open(connections, description);
        } catch (SQLException e) {
            throw SqlFailures.wrap(
                    ErrorCode.TARGET_UNAVAILABLE, "cannot read schema `" + connections.schema() + "`", e);
        }
    }

    @Override
    public TargetStatus status() {
        try (Connection connection = connections.pooled()) {
            return Transactions.rolledBack(
                    connection, c -> new StatusReader(c, description, connections.staging()).read());
        } catch (SQLException e) {
            throw SqlFailures.wrap(
                    ErrorCode.TARGET_UNAVAILABLE, "cannot read the status of schema `" + connections.schema() + "`", e);
        }
    }

    @Override
    public List<String> leftoverStages() {
        try (Connection connection = connections.pooled()) {
            return connections.staging().leftover(connection);
        } catch (SQLException e) {
            throw SqlFailures.wrap(ErrorCode.TARGET_UNAVAILABLE, "cannot look for staging schemas", e);
        }
    }

    @Override
    public RunLock lock(RunRecord run) {
        try {
            return AdvisoryLock.take(connections, run);
        } catch (SQLException e) {
            throw SqlFailures.wrap(ErrorCode.TARGET_UNAVAILABLE, "cannot take the lock", e);
        }
    }

    @Override
    public Ledger ledger() {
        return new PostgresLedger(connections);
    }

    @Override
    public SchemaOperations schemaOperations() {
        return new PostgresSchemaOperations(connections, description);
    }

    @Override
    public Stage createStage(RunRecord run) {
        return PostgresStage.create(connections, run);
    }

    @Override
    public Stage resumeStage(RunRecord run) {
        return PostgresStage.resume(connections, run);
    }

    @Override
    public void dropStage(String runId) {
        try (Connection connection = connections.pooled()) {
            Transactions.committed(connection, c -> {
                connections.staging().drop(c, runId);
                return runId;
            });
        } catch (SQLException e) {
            throw SqlFailures.wrap(ErrorCode.MIGRATION_FAILED, "cannot drop the staging schema of run " + runId, e);
        }
    }

    @Override
    public List<MergeCount> rehearseMerge(List<MergeRehearsal> tables) {
        return new MergeRehearsing(connections).run(tables);
    }

    @Override
    public void requireReferences(List<String> tables) {
        try (Connection connection = connections.pooled()) {
            new ReferenceRights(connection, connections.schema()).require(tables);
        } catch (SQLException e) {
            throw SqlFailures.wrap(ErrorCode.TARGET_UNAVAILABLE, "cannot ask for the rights on existing tables", e);
        }
    }

    @Override
    public Map<String, String> fingerprints(List<String> tables) {
        try (Connection connection = connections.pooled()) {
            return Transactions.rolledBack(connection, c -> {
                Query.execute(c, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET LOCAL row_security = off");
                Session.prepareTexts(c);
                return Fingerprints.of(c, connections.schema(), tables);
            });
        } catch (SQLException e) {
            throw SqlFailures.wrap(
                    ErrorCode.TARGET_UNAVAILABLE, "cannot read tables of schema `" + connections.schema() + "`", e);
        }
    }

    @Override
    public UndoPlan planUndo(String runId, boolean keepChanged) {
        return new Undoing(connections).plan(runId, keepChanged);
    }

    @Override
    public UndoPlan undo(UndoOrder order) {
        return new Undoing(connections).undo(order);
    }

    @Override
    public void close() {
        connections.close();
    }
}
