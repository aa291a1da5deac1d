package dev.sessiondb.postgres;

import static dev.sessiondb.postgres.Bookkeeping.HISTORY;
import static dev.sessiondb.postgres.Bookkeeping.OPERATOR_HISTORY;
import static dev.sessiondb.postgres.Bookkeeping.qualified;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.DerivedMigration;
import dev.sessiondb.store.HistoryMend;
import dev.sessiondb.store.HistoryRepair;
import dev.sessiondb.store.SchemaChange;
import dev.sessiondb.store.SchemaHistory;
import dev.sessiondb.store.SchemaOperations;
import dev.sessiondb.store.SchemaScript;
import dev.sessiondb.store.SchemaState;
import dev.sessiondb.store.TableLoss;
import dev.sessiondb.store.TargetDescription;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The versions of one schema. Every change is one transaction, the entry in the ledger included. */
final class PostgresSchemaOperations implements SchemaOperations {
    private static final String ROLLED_BACK = "all of it was rolled back: the schema is as it was";

    private final Connections connections;
    private final TargetDescription description;
    private final String schema;

    PostgresSchemaOperations(Connections connections, TargetDescription description) {
        this.connections = connections;
        this.description = description;
        this.schema = connections.schema();
    }

    @Override
    public SchemaState read() {
        try (Connection connection = connections.alone()) {
            Session.waitForLocksBriefly(connection);
            List<DerivedMigration> derived =
                    Transactions.rolledBack(connection, c -> new DerivedReader(c, schema).read());
            return Transactions.rolledBack(connection, c -> read(c, derived));
        } catch (SQLException e) {
            throw SqlFailures.wrap(
                    ErrorCode.TARGET_UNAVAILABLE, "cannot read the versions of schema `" + schema + "`", e);
        }
    }

    private SchemaState read(Connection connection, List<DerivedMigration> derived) throws SQLException {
        Query.execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        return new SchemaState(
                description,
                Query.truth(connection, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = ?)", schema),
                new SchemaHistoryTable(connection, schema, HISTORY).read(),
                derived,
                new SchemaHistoryTable(connection, schema, OPERATOR_HISTORY).read(),
                new SchemaChanges(connection, schema).read(),
                new OtherToolReader(connection, schema).read());
    }

    @Override
    public List<Check> checks() {
        return new SchemaChangeChecks(connections).run();
    }

    @Override
    public List<TableLoss> rehearse(List<SchemaScript> scripts) {
        try (Connection connection = connections.alone()) {
            Session.waitForLocksBriefly(connection);
            return Transactions.rolledBack(connection, c -> {
                LostTables tables = LostTables.from(c, schema);
                execute(c, scripts);
                return tables.losses();
            });
        } catch (ScriptFailure e) {
            throw refused(e, "tried, and rolled back: nothing was changed");
        } catch (SQLException e) {
            throw SqlFailures.wrap(ErrorCode.MIGRATION_FAILED, "cannot try the scripts", e);
        }
    }

    private void execute(Connection connection, List<SchemaScript> scripts) throws SQLException {
        ScriptRunner runner = new ScriptRunner(connection, schema);
        for (SchemaScript script : scripts) {
            runner.run(script);
        }
    }

    @Override
    public void start(SchemaChange change) {
        try (Connection connection = connections.alone()) {
            Session.waitForLocksBriefly(connection);
            Transactions.committed(connection, c -> {
                SchemaChangeChecks.createTables(c, schema);
                new SchemaChanges(c, schema).enter(change);
                return change;
            });
        } catch (SQLException e) {
            throw SqlFailures.wrap(
                    ErrorCode.MIGRATION_FAILED,
                    "cannot enter the change in " + qualified(schema, Bookkeeping.SCHEMA_CHANGES),
                    e);
        }
    }

    @Override
    public void apply(SchemaChange change, List<SchemaScript> scripts, SchemaHistory expected) {
        commit(change, connection -> {
            SchemaHistoryTable history = locked(connection, expected);
            ScriptRunner runner = new ScriptRunner(connection, schema);
            for (SchemaScript script : scripts) {
                long started = System.nanoTime();
                runner.run(script);
                history.enter(script, (System.nanoTime() - started) / 1_000_000);
            }
        });
    }

    @Override
    public void undo(
            SchemaChange change, List<SchemaScript> scripts, SchemaHistory expected, Map<String, String> fingerprints) {
        commit(change, connection -> {
            SchemaHistoryTable history = locked(connection, expected);
            KeptTables kept = new KeptTables(connection, schema, fingerprints);
            kept.lock();
            LostTables tables = LostTables.from(connection, schema);
            execute(connection, scripts);
            kept.requireAll(tables.losses());
            for (SchemaScript script : scripts) {
                history.delete(script);
            }
        });
    }

    @Override
    public void mend(SchemaChange change, List<HistoryRepair> repairs) {
        commit(change, connection -> {
            for (HistoryRepair repair : repairs) {
                SchemaHistoryTable history = locked(connection, repair.expected());
                for (HistoryMend mend : repair.mends()) {
                    history.mend(mend);
                }
            }
        });
    }

    /** The history, which nobody else writes to until the end of the transaction. */
    private SchemaHistoryTable locked(Connection connection, SchemaHistory expected) throws SQLException {
        SchemaHistoryTable history = new SchemaHistoryTable(connection, schema, expected.table());
        history.lock();
        requireSame(expected, history.read());
        return history;
    }

    /** What is done in one transaction. */
    private interface Work {
        void run(Connection connection) throws SQLException;
    }

    private void commit(SchemaChange change, Work work) {
        try (Connection connection = connections.alone()) {
            Session.waitForLocksBriefly(connection);
            connection.setAutoCommit(false);
            work.run(connection);
            new ChangeCommit(connections, change).commit(connection);
        } catch (ScriptFailure e) {
            throw refused(e, ROLLED_BACK);
        } catch (SQLException e) {
            throw SqlFailures.wrap(
                            ErrorCode.MIGRATION_FAILED, "cannot change the versions of schema `" + schema + "`", e)
                    .problem()
                    .state(ROLLED_BACK)
                    .toException(e);
        }
    }

    private static void requireSame(SchemaHistory expected, SchemaHistory now) {
        if (!expected.rows().equals(now.rows())) {
            throw Problem.of(
                            ErrorCode.MIGRATION_FAILED,
                            "the history `" + expected.table() + "` was written to since this was planned")
                    .hint("run the same command again, without --dry-run=false first, and look at what it plans now")
                    .toException();
        }
    }

    private static SessionDbException refused(ScriptFailure failure, String state) {
        if (Thread.currentThread().isInterrupted()) {
            return SqlFailures.interrupted(failure);
        }
        return Problem.of(ErrorCode.MIGRATION_FAILED, "script `" + failure.place() + "` failed")
                .causedBy(SqlFailures.text(failure))
                .state(state)
                .hint(SqlFailures.hint(failure).replace("mend what the server says", "mend the script"))
                .toException(failure);
    }

    @Override
    public boolean fail(SchemaChange change, SessionDbException failure) {
        try (Connection connection = connections.afterwards()) {
            Session.waitForLocksBriefly(connection);
            return new SchemaChanges(connection, schema).fail(change, RecordedFailure.text(failure));
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }
}
