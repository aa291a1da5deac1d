package dev.sessiondb.postgres;

import static dev.sessiondb.postgres.Bookkeeping.SCHEMA_CHANGES;
import static dev.sessiondb.postgres.Bookkeeping.qualified;

import dev.sessiondb.store.RunRecord;
import dev.sessiondb.store.SchemaChange;
import dev.sessiondb.store.SchemaChangeSummary;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ledger of attempts to change the operator's schema versions: who, when, which, and how it ended. */
final class SchemaChanges {
    private final Connection connection;
    private final String schema;
    private final String table;

    SchemaChanges(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
        this.table = qualified(schema, SCHEMA_CHANGES);
    }

    void create() throws SQLException {
        if (Bookkeeping.exists(connection, schema, SCHEMA_CHANGES)) {
            return;
        }
        Query.execute(connection, """
                CREATE TABLE %s (
                    id text PRIMARY KEY,
                    action text NOT NULL,
                    state text NOT NULL CHECK (state IN ('started', 'done', 'failed')),
                    versions text[] NOT NULL,
                    started_at timestamptz NOT NULL,
                    finished_at timestamptz,
                    tool_version text NOT NULL,
                    host text NOT NULL,
                    pid bigint NOT NULL,
                    os_user text NOT NULL,
                    database_user text NOT NULL DEFAULT current_user,
                    backup text,
                    error_message text
                )
                """.formatted(table));
    }

    /** The lock is held by this attempt, so every other one that isn't at an end has died. */
    void enter(SchemaChange change) throws SQLException {
        Query.update(
                connection,
                "UPDATE " + table + " SET state = 'failed', finished_at = now(),"
                        + " error_message = 'it ended without saying how; the server rolled it back'"
                        + " WHERE state = 'started'");
        RunRecord run = change.run();
        Query.update(
                connection,
                "INSERT INTO " + table
                        + " (id, action, state, versions, started_at, tool_version, host, pid, os_user, backup)"
                        + " VALUES (?, ?, 'started', ?, ?, ?, ?, ?, ?, nullif(?, ''))",
                run.runId(),
                change.action().name().toLowerCase(Locale.ROOT),
                change.versions().toArray(String[]::new),
                run.startedAt().atOffset(ZoneOffset.UTC),
                run.toolVersion(),
                run.host(),
                run.pid(),
                run.user(),
                change.backup());
    }

    /** In the transaction that does it. */
    void finish(SchemaChange change) throws SQLException {
        int updated = Query.update(
                connection,
                "UPDATE " + table + " SET state = 'done', finished_at = now() WHERE id = ? AND state = 'started'",
                change.run().runId());
        if (updated != 1) {
            throw new SQLException("attempt " + change.run().runId() + " is not under way in " + table
                    + ": its row was deleted, or another attempt took it for dead");
        }
    }

    boolean fail(SchemaChange change, String error) throws SQLException {
        return Query.update(
                        connection,
                        "UPDATE " + table + " SET state = 'failed', finished_at = now(), error_message = ?"
                                + " WHERE id = ? AND state = 'started'",
                        error.replace('\0', ' '),
                        change.run().runId())
                == 1;
    }

    /** Once no transaction that changes it is under way; empty when the attempt isn't known. */
    Optional<String> state(SchemaChange change) throws SQLException {
        return Query.first(
                connection,
                "SELECT state FROM " + table + " WHERE id = ? FOR UPDATE",
                row -> String.valueOf(row.getString(1)),
                change.run().runId());
    }

    /** The newest first; none when the role may not read them. */
    List<SchemaChangeSummary> read() throws SQLException {
        if (!Bookkeeping.readable(connection, schema, SCHEMA_CHANGES)) {
            return List.of();
        }
        return Query.list(
                connection,
                "SELECT id, action, CASE WHEN state = 'started' AND NOT " + AdvisoryLock.HELD
                        + " THEN 'died' ELSE state END, versions, started_at, finished_at, os_user, database_user, host,"
                        + " tool_version, backup, error_message FROM " + table + " ORDER BY started_at DESC, id DESC",
                SchemaChanges::summary,
                schema);
    }

    private static SchemaChangeSummary summary(ResultSet row) throws SQLException {
        return new SchemaChangeSummary(
                text(row, 1),
                text(row, 2),
                text(row, 3),
                Query.strings(row, 4),
                instant(row, 5).orElseThrow(),
                instant(row, 6),
                text(row, 7),
                text(row, 8),
                text(row, 9),
                text(row, 10),
                Optional.ofNullable(row.getString(11)),
                Optional.ofNullable(row.getString(12)));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return String.valueOf(row.getString(column));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
