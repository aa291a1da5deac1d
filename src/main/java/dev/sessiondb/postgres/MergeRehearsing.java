package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeRehearsal;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.MergeViolation;
import dev.sessiondb.store.OnConflict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tries a merge: rows go into temporary tables, are compared with the target's, and everything is rolled back. */
final class MergeRehearsing {
    /** No column of an application is called like this. */
    private static final String ID_NAME = "sessiondb.id";

    /** The column of the source's row ids, quoted. */
    static final String ID = Identifiers.quote(ID_NAME);

    private static final String TEMPORARY = "pg_temp";

    private final Connections connections;

    MergeRehearsing(Connections connections) {
        this.connections = connections;
    }

    /**
     * Tries it.
     *
     * @throws SessionDbException with {@code PREFLIGHT_FAILED}, naming the GRANT that is missing
     */
    List<MergeCount> run(List<MergeRehearsal> tables) {
        List<MergeTable> targets = tables.stream().map(MergeRehearsal::table).toList();
        try (Connection connection = connections.pooled()) {
            return Transactions.rolledBack(connection, c -> {
                new MergeRights(c, connections.schema()).require(targets);
                Query.execute(c, "SET LOCAL row_security = off");
                for (MergeRehearsal rehearsal : tables) {
                    load(c, rehearsal);
                }
                MergeConflicts conflicts = new MergeConflicts(c, TEMPORARY, connections.schema());
                List<MergeCount> counts = catchesUp(tables)
                        ? new CatchUpRows(c, conflicts, connections.schema()).rehearse(targets)
                        : count(conflicts, targets);
                Map<String, List<MergeViolation>> references = references(c, conflicts, targets, counts);
                return new MergeViolations(c, conflicts, connections.schema())
                        .find(tables, counts).stream()
                                .map(count -> count.plus(references.getOrDefault(count.table(), List.of())))
                                .toList();
            });
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static boolean catchesUp(List<MergeRehearsal> tables) {
        return tables.stream().anyMatch(table -> table.before().isPresent());
    }

    /** Of rows that a replacement would delete. */
    private Map<String, List<MergeViolation>> references(
            Connection connection, MergeConflicts conflicts, List<MergeTable> tables, List<MergeCount> counts)
            throws SQLException {
        List<MergeTable> replaced = tables.stream()
                .filter(t -> t.onConflict() == OnConflict.REPLACE)
                .toList();
        ReplacedReferences references = new ReplacedReferences(connection, conflicts, connections.schema());
        references.touched(replaced, counts);
        return references.broken(replaced);
    }

    private static List<MergeCount> count(MergeConflicts conflicts, List<MergeTable> tables) throws SQLException {
        List<Long> onlyInTarget = new ArrayList<>();
        for (MergeTable table : tables) {
            onlyInTarget.add(conflicts.onlyInTarget(table));
        }
        List<MergeCount> counts = new ArrayList<>();
        for (MergeCount count : conflicts.resolve(tables)) {
            MergeTable table = tables.get(counts.size());
            counts.add(conflicts.withDeleted(table, count).withOnlyInTarget(onlyInTarget.get(counts.size())));
        }
        return counts;
    }

    private void load(Connection connection, MergeRehearsal rehearsal) throws SQLException {
        MergeTable table = rehearsal.table();
        TargetColumns target = TargetColumns.of(connection, Bookkeeping.qualified(connections.schema(), table.name()));
        String definitions = table.columns().stream().map(target::definition).collect(Collectors.joining(", "));
        String temporary = TEMPORARY + "." + Identifiers.quote(table.name());
        Query.execute(
                connection,
                "CREATE TEMPORARY TABLE " + Identifiers.quote(table.name()) + " (" + ID + " bigint, " + definitions
                        + ") ON COMMIT DROP");
        List<String> columns = new ArrayList<>(List.of(ID_NAME));
        columns.addAll(table.columns());
        BinaryCopy.in(connection, temporary, columns, rehearsal.rows());
        Query.execute(connection, "ANALYZE " + temporary);
        if (rehearsal.before().isPresent()) {
            String before = CatchUpSql.before(TEMPORARY, table.name());
            Query.execute(connection, "CREATE TABLE " + before + " (" + definitions + ")");
            BinaryCopy.in(
                    connection, before, table.columns(), rehearsal.before().get());
        }
    }

    private static SessionDbException failed(SQLException cause) {
        if (Thread.currentThread().isInterrupted()) {
            return SqlFailures.interrupted(cause);
        }
        ErrorCode code = SqlFailures.lost(cause) ? ErrorCode.TARGET_UNAVAILABLE : ErrorCode.PREFLIGHT_FAILED;
        return Problem.of(code, "cannot compare the rows with those of existing tables")
                .causedBy(SqlFailures.text(cause))
                .hint(SqlFailures.hint(cause))
                .toException(cause);
    }
}
