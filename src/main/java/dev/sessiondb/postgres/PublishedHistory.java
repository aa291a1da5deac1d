package dev.sessiondb.postgres;

import static dev.sessiondb.postgres.Bookkeeping.HISTORY;
import static dev.sessiondb.postgres.Bookkeeping.MIGRATIONS;
import static dev.sessiondb.postgres.Bookkeeping.qualified;
import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.store.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Adds a run's migrations to the target schema's Flyway history, and keeps their text and inverse. */
final class PublishedHistory {
    private final Connection connection;
    private final String stage;
    private final String schema;

    PublishedHistory(Connection connection, String stage, String schema) {
        this.connection = connection;
        this.stage = stage;
        this.schema = schema;
    }

    void append(List<Migration> migrations, String runId) throws SQLException {
        if (migrations.isEmpty()) {
            return;
        }
        if (!Bookkeeping.exists(connection, schema, HISTORY)) {
            createHistory();
        }
        Query.execute(connection, "LOCK TABLE " + qualified(schema, HISTORY) + " IN SHARE ROW EXCLUSIVE MODE");
        appendHistory(migrations.stream().map(Migration::version).toList());
        for (Migration migration : migrations) {
            keep(migration, runId);
        }
    }

    /** As Flyway makes it, names of constraint and index included. */
    private void createHistory() throws SQLException {
        String history = qualified(schema, HISTORY);
        Query.execute(
                connection,
                "CREATE TABLE " + history + " (LIKE " + qualified(stage, HISTORY)
                        + " INCLUDING DEFAULTS INCLUDING CONSTRAINTS)");
        Query.execute(
                connection,
                "ALTER TABLE " + history + " ADD CONSTRAINT " + quote(HISTORY + "_pk")
                        + " PRIMARY KEY (installed_rank)");
        Query.execute(connection, "CREATE INDEX " + quote(HISTORY + "_s_idx") + " ON " + history + " (success)");
    }

    private void appendHistory(List<String> versions) throws SQLException {
        String columns =
                "version, description, type, script, checksum, installed_by, installed_on, execution_time, success";
        Query.update(connection, """
                INSERT INTO %1$s (installed_rank, %3$s)
                SELECT (SELECT coalesce(max(installed_rank), 0) FROM %1$s) + row_number() OVER (ORDER BY installed_rank), %3$s
                FROM %2$s WHERE version = ANY (?)
                """.formatted(qualified(schema, HISTORY), qualified(stage, HISTORY), columns), (Object)
                versions.toArray(String[]::new));
    }

    private void keep(Migration migration, String runId) throws SQLException {
        Query.update(
                connection,
                "INSERT INTO " + qualified(schema, MIGRATIONS)
                        + " (version, run_id, description, sql, inverse, published_at) VALUES (?, ?, ?, ?, ?, now())",
                migration.version(),
                runId,
                migration.description(),
                migration.sql(),
                migration.inverse());
    }
}
