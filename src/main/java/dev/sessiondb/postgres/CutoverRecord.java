package dev.sessiondb.postgres;

import static dev.sessiondb.postgres.Bookkeeping.CUTOVERS;
import static dev.sessiondb.postgres.Bookkeeping.RUNS;
import static dev.sessiondb.postgres.Bookkeeping.qualified;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.store.Cutover;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;

/** Enters a cutover in its table, for good. */
final class CutoverRecord {
    private final Connections connections;
    private final String cutovers;

    CutoverRecord(Connections connections) {
        this.connections = connections;
        this.cutovers = qualified(connections.schema(), CUTOVERS);
    }

    void enter(Cutover cutover) {
        try (Connection connection = connections.pooled()) {
            Transactions.committed(connection, c -> {
                Bookkeeping.createCutovers(c, connections.schema());
                markRun(c, cutover);
                return insert(c, cutover);
            });
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void markRun(Connection connection, Cutover cutover) throws SQLException {
        if (cutover.runId().isPresent()) {
            Query.update(
                    connection,
                    "UPDATE " + qualified(connections.schema(), RUNS)
                            + " SET state = 'cut over', updated_at = now() WHERE run_id = ? AND state = 'published'",
                    cutover.runId().get());
        }
    }

    private int insert(Connection connection, Cutover cutover) throws SQLException {
        return Query.update(
                connection,
                "INSERT INTO " + cutovers + " (at, backend, run_id, config_file, tool_version, host, os_user)"
                        + " VALUES (?, ?, nullif(?, ''), ?, ?, ?, ?)",
                cutover.at().atOffset(ZoneOffset.UTC),
                cutover.backend(),
                cutover.runId().orElse(""),
                cutover.configFile(),
                cutover.toolVersion(),
                cutover.host(),
                cutover.user());
    }

    private SessionDbException failed(SQLException cause) {
        String what = "cannot enter the cutover in " + cutovers;
        if (!SqlFailures.state(cause).equals(SqlFailures.FORBIDDEN)
                || Thread.currentThread().isInterrupted()) {
            boolean lost = SqlFailures.lost(cause);
            return SqlFailures.wrap(lost ? ErrorCode.TARGET_UNAVAILABLE : ErrorCode.CUTOVER_FAILED, what, cause);
        }
        return Problem.of(ErrorCode.CUTOVER_FAILED, what)
                .causedBy(SqlFailures.text(cause))
                .hint("let the owner or a superuser execute: " + grants())
                .toException(cause);
    }

    private String grants() {
        String to = " TO " + user() + ";";
        return "GRANT USAGE, CREATE ON SCHEMA " + Identifiers.quote(connections.schema()) + to
                + " and, when the table is there, GRANT SELECT, INSERT ON " + cutovers + to;
    }

    private String user() {
        try (Connection connection = connections.pooled()) {
            return Identifiers.quote(Query.text(connection, "SELECT current_user"));
        } catch (SQLException e) {
            return "the role";
        }
    }
}
