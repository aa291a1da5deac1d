package dev.sessiondb.postgres;

import static dev.sessiondb.postgres.Bookkeeping.qualified;
import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.store.HistoryMend;
import dev.sessiondb.store.HistoryRow;
import dev.sessiondb.store.SchemaHistory;
import dev.sessiondb.store.SchemaScript;
import dev.sessiondb.store.SchemaVersion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A schema history in the form of Flyway 13, so that a stock Flyway reads it as its own. See {@code PostgreSQLDatabase.getRawCreateScript} there. */
final class SchemaHistoryTable {
    private final Connection connection;
    private final String schema;
    private final String name;

    SchemaHistoryTable(Connection connection, String schema, String name) {
        this.connection = connection;
        this.schema = schema;
        this.name = name;
    }

    void create() throws SQLException {
        if (Bookkeeping.exists(connection, schema, name)) {
            return;
        }
        Query.execute(connection, """
                CREATE TABLE %s (
                    installed_rank integer NOT NULL,
                    version varchar(50),
                    description varchar(200) NOT NULL,
                    type varchar(20) NOT NULL,
                    script varchar(1000) NOT NULL,
                    checksum integer,
                    installed_by varchar(100) NOT NULL,
                    installed_on timestamp NOT NULL DEFAULT now(),
                    execution_time integer NOT NULL,
                    success boolean NOT NULL,
                    CONSTRAINT %s PRIMARY KEY (installed_rank)
                )
                """.formatted(qualified(schema, name), quote(name + "_pk")));
        Query.execute(
                connection, "CREATE INDEX " + quote(name + "_s_idx") + " ON " + qualified(schema, name) + " (success)");
    }

    SchemaHistory read() throws SQLException {
        boolean present = Query.truth(connection, """
                SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                               WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p'))
                """, schema, name);
        boolean readable = present && Bookkeeping.readable(connection, schema, name);
        return new SchemaHistory(name, present, readable, readable ? rows() : List.of());
    }

    private List<HistoryRow> rows() throws SQLException {
        return Query.list(
                connection,
                "SELECT installed_rank, version, description, type, script, checksum, installed_by, installed_on,"
                        + " execution_time, success FROM " + qualified(schema, name) + " ORDER BY installed_rank",
                SchemaHistoryTable::row);
    }

    private static HistoryRow row(ResultSet row) throws SQLException {
        Optional<String> version = Optional.ofNullable(row.getString(2)).filter(SchemaVersion::isVersion);
        return new HistoryRow(
                row.getInt(1),
                version.map(SchemaVersion::new),
                String.valueOf(row.getString(3)),
                String.valueOf(row.getString(4)),
                String.valueOf(row.getString(5)),
                Optional.ofNullable(row.getObject(6, Integer.class)),
                String.valueOf(row.getString(7)),
                row.getObject(8, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getLong(9),
                row.getBoolean(10));
    }

    /** Nobody else writes to it until the end of the transaction. */
    void lock() throws SQLException {
        Query.execute(connection, "LOCK TABLE " + qualified(schema, name) + " IN SHARE ROW EXCLUSIVE MODE");
    }

    void enter(SchemaScript script, long milliseconds) throws SQLException {
        Query.update(
                connection,
                """
                INSERT INTO %1$s (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                SELECT coalesce(max(installed_rank), 0) + 1, nullif(?, ''), ?, 'SQL', ?, ?, current_user, ?, true FROM %1$s
                """.formatted(qualified(schema, name)),
                script.version().map(SchemaVersion::text).orElse(""),
                script.description(),
                script.path(),
                script.checksum(),
                Math.toIntExact(Math.min(milliseconds, Integer.MAX_VALUE)));
    }

    /** Of a version all rows, whatever they say of it. */
    void delete(SchemaScript undone) throws SQLException {
        for (HistoryRow row : rows()) {
            if (undone.describes(row)) {
                remove(row.rank());
            }
        }
    }

    void mend(HistoryMend mend) throws SQLException {
        if (mend instanceof HistoryMend.RemoveFailed failed) {
            remove(failed.rank());
        } else if (mend instanceof HistoryMend.Realign realign) {
            realign(realign);
        } else if (mend instanceof HistoryMend.MarkDeleted missing) {
            markDeleted(missing.rank());
        }
    }

    private void remove(int rank) throws SQLException {
        Query.update(connection, "DELETE FROM " + qualified(schema, name) + " WHERE installed_rank = ?", rank);
    }

    private void realign(HistoryMend.Realign mend) throws SQLException {
        Query.update(
                connection,
                "UPDATE " + qualified(schema, name) + " SET checksum = ?, description = ? WHERE installed_rank = ?",
                mend.checksum(),
                mend.description(),
                mend.rank());
    }

    private void markDeleted(int rank) throws SQLException {
        Query.update(connection, """
                INSERT INTO %1$s (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                SELECT (SELECT max(installed_rank) FROM %1$s) + 1, version, description, 'DELETE', script, checksum, current_user, 0, true
                FROM %1$s WHERE installed_rank = ?
                """.formatted(qualified(schema, name)), rank);
    }
}
