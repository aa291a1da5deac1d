package dev.sessiondb.postgres;

import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.OnConflict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Brings rows that the source has no longer out of the target, and finds the rows that somebody else wrote to. */
final class CatchUpRows {
    private static final int EXAMPLES = 10;

    private final Connection connection;
    private final MergeConflicts conflicts;
    private final String schema;
    private final Map<String, Found> found = new LinkedHashMap<>();

    /**
     * What was found of a table.
     *
     * @param conflicts staged rows that somebody else wrote to in the target, and that don't overwrite those
     * @param gone rows that the source has no longer, likewise
     * @param deleted rows that went
     * @param equal rows of the target that were put beside staged ones, of a table without key
     */
    record Found(CatchUpSql sql, long conflicts, long gone, List<String> examples, long deleted, long equal) {

        Found deleted(long rows, long added) {
            return new Found(sql, conflicts, gone, examples, rows, added);
        }
    }

    CatchUpRows(Connection connection, MergeConflicts conflicts, String schema) {
        this.connection = connection;
        this.conflicts = conflicts;
        this.schema = schema;
    }

    /** Says how a catch-up would go; the caller rolls back. What somebody else wrote to counts as differing. */
    List<MergeCount> rehearse(List<MergeTable> tables) throws SQLException {
        Query.execute(connection, "SET LOCAL lock_timeout = '10s'");
        for (MergeTable table : tables) {
            look(table, table.onConflict());
        }
        ReferringKeysOff.of(connection, schema, shrinking(tables)).drop();
        for (MergeTable table : tables) {
            delete(table, table.onConflict());
        }
        List<MergeTable> updated =
                tables.stream().map(table -> table.with(OnConflict.UPDATE)).toList();
        return conflicts.resolve(updated).stream()
                .map(merged -> count(merged, of(merged.table()).gone()))
                .toList();
    }

    /** Takes rows that somebody else wrote to out of the staged ones, unless they are to be overwritten. */
    void look(MergeTable table, OnConflict choice) throws SQLException {
        CatchUpSql sql = conflicts.catchUp(table);
        List<String> examples = new ArrayList<>();
        long rows = 0;
        if (!table.key().isEmpty()) {
            Query.execute(connection, sql.find());
            rows = Query.number(connection, sql.conflicts());
            examples.addAll(words(rows, sql.conflictExamples()));
            if (rows > 0 && choice != OnConflict.UPDATE) {
                Query.update(connection, sql.deleteConflicts());
            }
        }
        long gone = Query.number(connection, sql.deletedConflicts());
        examples.addAll(words(gone, sql.deletedConflictExamples()));
        List<String> named = examples.subList(0, Math.min(EXAMPLES, examples.size()));
        long going = Query.number(connection, sql.countGoing(choice == OnConflict.UPDATE));
        boolean overwrites = choice == OnConflict.UPDATE;
        found.put(table.name(), new Found(sql, overwrites ? 0 : rows, overwrites ? 0 : gone, named, going, 0));
    }

    private List<String> words(long rows, String examples) throws SQLException {
        return rows == 0 ? List.of() : Query.list(connection, examples, row -> String.valueOf(row.getString(1)));
    }

    Found of(MergeTable table) {
        return of(table.name());
    }

    private Found of(String table) {
        return Objects.requireNonNull(found.get(table), table);
    }

    /** Tables that rows are to be taken out of. */
    List<String> shrinking(List<MergeTable> tables) {
        return tables.stream()
                .filter(table -> of(table).deleted() > 0)
                .map(MergeTable::name)
                .toList();
    }

    void keepBefore(MergeTable table, String runId, OnConflict choice) throws SQLException {
        if (of(table).deleted() > 0) {
            Query.update(
                    connection,
                    of(table).sql().keepBefore(conflicts.beforeImages(), runId, choice == OnConflict.UPDATE));
        }
    }

    /** Deletes what the source has no longer; of a table without key, lets equal rows of the target wait. */
    void delete(MergeTable table, OnConflict choice) throws SQLException {
        Found known = of(table);
        long deleted =
                known.deleted() == 0 ? 0 : Query.update(connection, known.sql().delete(choice == OnConflict.UPDATE));
        long equal =
                table.key().isEmpty() ? Query.update(connection, known.sql().addEqual()) : 0;
        found.put(table.name(), known.deleted(deleted, equal));
    }

    /** What a merge counted, and what was found before it. */
    List<MergeCount> counts(List<MergeCount> merged) {
        return merged.stream().map(count -> count(count, 0)).toList();
    }

    private MergeCount count(MergeCount merged, long gone) {
        Found known = of(merged.table());
        List<String> examples = new ArrayList<>(known.examples());
        if (merged.conflicts() > 0) {
            examples.addAll(merged.examples());
        }
        return new MergeCount(
                merged.table(),
                merged.fresh(),
                merged.identical() - known.equal(),
                merged.differing() + known.conflicts() + gone,
                merged.shadowed(),
                known.deleted(),
                examples,
                merged.updated(),
                merged.seeds(),
                merged.violations());
    }
}
