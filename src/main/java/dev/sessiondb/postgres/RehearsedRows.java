package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.store.MergeReference;
import dev.sessiondb.store.MergeRehearsal;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.MergeViolation;
import dev.sessiondb.store.RowIds;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of one table that a rehearsed merge would bring, each one {@code s} as the target would hold it. */
final class RehearsedRows {
    private static final int NAMED = 10;

    private final Connection connection;
    private final MergeRehearsal rehearsal;
    private final String staged;
    private final String rows;
    private final String name;

    RehearsedRows(Connection connection, MergeConflicts conflicts, MergeRehearsal rehearsal) {
        MergeTable table = rehearsal.table();
        this.connection = connection;
        this.rehearsal = rehearsal;
        this.staged = conflicts.staged(table.name());
        this.rows = new StagedRow(conflicts.columns(table.name()), table.columns())
                        .rows(staged, List.of(MergeRehearsing.ID))
                + " s";
        this.name = rehearsal.rowids()
                ? rowid(table, conflicts)
                : conflicts.sql(table).name();
    }

    /** With its key, where that is not the rowid. */
    private static String rowid(MergeTable table, MergeConflicts conflicts) {
        String rowid = "'rowid ' || s." + MergeRehearsing.ID;
        if (table.key().isEmpty()) {
            return rowid;
        }
        String same = table.key().size() == 1
                ? "s." + quote(table.key().get(0)) + "::text = s." + MergeRehearsing.ID + "::text"
                : "false";
        return rowid + " || CASE WHEN " + same + " THEN '' ELSE ', ' || "
                + conflicts.sql(table).name() + " END";
    }

    /** As {@link MergeViolation} has it. */
    record Refused(List<String> columns, boolean reference, boolean follows) {}

    /**
     * What rows break.
     *
     * @param condition true of a row {@code s} that breaks it
     */
    record Broken(String name, String definition, Refused refused, String condition) {}

    /** Whether a row is one of these. */
    static String among(RowIds ids) {
        String array = ids.stream().mapToObj(Long::toString).collect(Collectors.joining(",", "'{", "}'::bigint[]"));
        return "s." + MergeRehearsing.ID + " IN (SELECT unnest(" + array + "))";
    }

    List<MergeReference> references() {
        return rehearsal.references();
    }

    MergeTable table() {
        return rehearsal.table();
    }

    /** How many rows each condition is true of. */
    List<Long> count(List<String> conditions) throws SQLException {
        String counts = conditions.stream()
                .map(c -> "count(*) FILTER (WHERE " + c + ")")
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
        List<Long> all = new ArrayList<>();
        for (Long[] row : Query.list(connection, "SELECT " + counts + " FROM " + rows, r ->
                (Long[]) r.getArray(1).getArray())) {
            all.addAll(List.of(row));
        }
        return all;
    }

    /** How many rows a condition is true of. */
    long count(String condition) throws SQLException {
        return Query.number(connection, "SELECT count(*) FROM " + rows + " WHERE " + condition);
    }

    /** The rows that a condition is true of. */
    MergeViolation violation(Broken broken, long count) throws SQLException {
        String where = " FROM " + rows + " WHERE " + broken.condition() + " ORDER BY s." + MergeRehearsing.ID;
        List<String> names = Query.list(
                connection, "SELECT " + name + where + " LIMIT " + NAMED, row -> String.valueOf(row.getString(1)));
        List<Long> ids = count > RowIds.MOST
                ? List.of()
                : Query.list(connection, "SELECT s." + MergeRehearsing.ID + where, row -> row.getLong(1));
        RowIds all = RowIds.of(ids.stream().mapToLong(Long::longValue));
        return new MergeViolation(
                table().name(),
                broken.name(),
                broken.definition(),
                broken.refused().columns(),
                broken.refused().reference(),
                broken.refused().follows(),
                count,
                names,
                all);
    }

    void delete(String condition) throws SQLException {
        Query.update(
                connection,
                "DELETE FROM " + staged + " WHERE " + MergeRehearsing.ID + " IN (SELECT s." + MergeRehearsing.ID
                        + " FROM " + rows + " WHERE " + condition + ")");
    }
}
