package dev.sessiondb.postgres;

import static dev.sessiondb.postgres.Bookkeeping.CUTOVERS;
import static dev.sessiondb.postgres.Bookkeeping.RUNS;
import static dev.sessiondb.postgres.Bookkeeping.qualified;

import dev.sessiondb.store.Cutover;
import dev.sessiondb.store.RunSnapshot;
import dev.sessiondb.store.RunSummary;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Reads the ledger, of whichever version it is, as far as the role may. */
final class LedgerReader {
    private final Connection connection;
    private final String schema;

    LedgerReader(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    List<RunSummary> all() throws SQLException {
        return runs("true", "ORDER BY r.started_at DESC NULLS LAST, r.run_id DESC");
    }

    Optional<RunSummary> lastRun() throws SQLException {
        return runs("true", "ORDER BY r.started_at DESC NULLS LAST, r.run_id DESC LIMIT 1").stream()
                .findFirst();
    }

    Optional<RunSummary> lastPublished() throws SQLException {
        return published().stream().findFirst();
    }

    List<RunSummary> published() throws SQLException {
        return runs("r.state IN ('published', 'cut over')", "ORDER BY r.finished_at DESC NULLS LAST, r.run_id DESC");
    }

    /** Columns that a ledger of an earlier version lacks are read as null. */
    private List<RunSummary> runs(String which, String order) throws SQLException {
        if (!Bookkeeping.readable(connection, schema, RUNS)) {
            return List.of();
        }
        return Query.list(
                connection,
                """
                SELECT r.run_id, r.state, r.phase, r.started_at, r.updated_at, r.finished_at,
                       r.finished_at IS NULL AND %s
                           AND coalesce((to_jsonb(r) ->> 'lease_until')::timestamptz > now(), true),
                       r.source, r.tool_version, r.host, r.pid, r.os_user,
                       to_jsonb(r) ->> 'copy', to_jsonb(r) ->> 'fingerprint', to_jsonb(r) ->> 'manifest',
                       to_jsonb(r) ->> 'plan', concat_ws(': ', r.error_code, r.error_message), r.detail::text
                FROM %s r WHERE %s %s
                """.formatted(AdvisoryLock.HELD, qualified(schema, RUNS), which, order),
                LedgerReader::summary,
                schema);
    }

    private static RunSummary summary(ResultSet row) throws SQLException {
        return new RunSummary(
                text(row, 1),
                text(row, 2),
                text(row, 3),
                instant(row, 4).orElseThrow(),
                instant(row, 5).orElseThrow(),
                instant(row, 6),
                row.getBoolean(7),
                text(row, 8),
                text(row, 9),
                text(row, 10),
                row.getLong(11),
                text(row, 12),
                snapshot(row),
                Optional.of(text(row, 17)).filter(e -> !e.isEmpty()),
                text(row, 18));
    }

    private static Optional<RunSnapshot> snapshot(ResultSet row) throws SQLException {
        if (row.getString(13) == null) {
            return Optional.empty();
        }
        return Optional.of(
                new RunSnapshot(Path.of(text(row, 13)), text(row, 14), Path.of(text(row, 15)), text(row, 16)));
    }

    Optional<Cutover> cutover() throws SQLException {
        if (!Bookkeeping.readable(connection, schema, CUTOVERS)) {
            return Optional.empty();
        }
        return Query.first(
                connection,
                "SELECT at, backend, run_id, config_file, tool_version, host, os_user FROM "
                        + qualified(schema, CUTOVERS) + " ORDER BY id DESC LIMIT 1",
                row -> new Cutover(
                        instant(row, 1).orElseThrow(),
                        text(row, 2),
                        Optional.ofNullable(row.getString(3)),
                        text(row, 4),
                        text(row, 5),
                        text(row, 6),
                        text(row, 7)));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return String.valueOf(row.getString(column));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
