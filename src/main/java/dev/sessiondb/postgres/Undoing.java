package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.store.RunState;
import dev.sessiondb.store.UndoOrder;
import dev.sessiondb.store.UndoPlan;
import java.sql.Connection;
import java.sql.SQLException;

/** Takes a run back in one transaction, or tries it in one that is rolled back. */
final class Undoing {
    private final Connections connections;

    Undoing(Connections connections) {
        this.connections = connections;
    }

    UndoPlan plan(String runId, boolean keepChanged) {
        try (Connection connection = connections.pooled()) {
            return Transactions.rolledBack(
                    connection, c -> new RunUndo(c, connections.schema(), runId, keepChanged).plan());
        } catch (SQLException e) {
            ErrorCode code = SqlFailures.lost(e) ? ErrorCode.TARGET_UNAVAILABLE : ErrorCode.PREFLIGHT_FAILED;
            throw SqlFailures.wrap(code, "cannot say what taking back run " + runId + " would do", e);
        }
    }

    UndoPlan undo(UndoOrder order) {
        try (Connection connection = connections.alone()) {
            connection.setAutoCommit(false);
            RunUndo undo = new RunUndo(connection, connections.schema(), order.runId(), order.keepChanged());
            undo.lock();
            UndoPlan done = undo.takeBack(order);
            new Commit(connections, order.runId(), RunState.UNDONE).commit(connection);
            return done;
        } catch (SQLException e) {
            throw SqlFailures.wrap(ErrorCode.MIGRATION_FAILED, "cannot take back run " + order.runId(), e);
        }
    }
}
