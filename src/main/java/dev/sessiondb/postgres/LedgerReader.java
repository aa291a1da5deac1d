package dev.sessiondb.postgres;

import static dev.sessiondb.postgres.Bookkeeping.CUTOVERS;
import static dev.sessiondb.postgres.Bookkeeping.RUNS;
import static dev.sessiondb.postgres.Bookkeeping.qualified;

import dev.sessiondb.store.Cutover;
import dev.sessiondb.store.RunSummary;
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

    Optional<RunSummary> lastRun() throws SQLException {
        return runs(" ORDER BY started_at DESC NULLS LAST, run_id DESC LIMIT 1").stream()
                .findFirst();
    }

    Optional<RunSummary> lastPublished() throws SQLException {
        return runs(" WHERE state = 'published' ORDER BY finished_at DESC NULLS LAST, run_id DESC LIMIT 1").stream()
                .findFirst();
    }

    List<RunSummary> published() throws SQLException {
        return runs(" WHERE state = 'published' ORDER BY finished_at DESC NULLS LAST, run_id DESC");
    }

    Optional<RunSummary> run(String runId) throws SQLException {
        return runs(" WHERE run_id = ?", runId).stream().findFirst();
    }

    private List<RunSummary> runs(String which, Object... values) throws SQLException {
        if (!Bookkeeping.readable(connection, schema, RUNS)) {
            return List.of();
        }
        return Query.list(
                connection,
                "SELECT run_id, state, phase, started_at, finished_at, source, tool_version, host, os_user,"
                        + " concat_ws(': ', error_code, error_message), detail::text FROM " + qualified(schema, RUNS)
                        + which,
                LedgerReader::summary,
                values);
    }

    private static RunSummary summary(ResultSet row) throws SQLException {
        return new RunSummary(
                text(row, 1),
                text(row, 2),
                text(row, 3),
                instant(row, 4).orElseThrow(),
                instant(row, 5),
                text(row, 6),
                text(row, 7),
                text(row, 8),
                text(row, 9),
                Optional.of(text(row, 10)).filter(e -> !e.isEmpty()),
                text(row, 11));
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
