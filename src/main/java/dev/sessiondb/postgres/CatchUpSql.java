package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.store.MergeTable;
import java.util.List;
import java.util.stream.Collectors;

/** The SQL that holds what changed in one table's source since the last run against its target {@code t}: rows as they are {@code s}, rows as they were {@code b}, and what became of the latter in the target {@code f}. */
final class CatchUpSql {
    private static final int EXAMPLES = 10;
    private static final String THERE = quote("sessiondb.there");
    private static final String UNCHANGED = quote("sessiondb.unchanged");
    private static final String DELETED = quote("sessiondb.deleted");

    private final MergeTable table;
    private final TargetColumns columns;
    private final MergeSql now;
    private final MergeSql earlier;
    private final Names names;

    /**
     * Tables, qualified and quoted.
     *
     * @param found is made here
     */
    record Names(String staged, String before, String target, String found) {}

    CatchUpSql(MergeTable table, TargetColumns columns, Names names) {
        this.table = table;
        this.columns = columns;
        this.names = names;
        this.now = new MergeSql(table, columns, names.staged(), names.target(), List.of());
        this.earlier = new MergeSql(table, columns, names.before(), names.target(), List.of());
    }

    /** Where rows as they were are staged. */
    static String before(String stage, String table) {
        return stage + "." + quote("sessiondb.before." + table);
    }

    private boolean keyless() {
        return table.key().isEmpty();
    }

    private String keys() {
        return table.key().stream().map(c -> "s." + quote(c)).collect(Collectors.joining(", "));
    }

    /** What became in the target of each row as it was; for tables with key. */
    String find() {
        return "CREATE TABLE " + names.found() + " AS SELECT " + keys() + ", " + earlier.matched() + " AS " + THERE
                + ", "
                + earlier.matched() + " AND " + earlier.same() + " AS " + UNCHANGED + ", NOT EXISTS (SELECT FROM "
                + names.staged() + " n WHERE " + same("n.", "s.") + ") AS " + DELETED + " FROM " + earlier.pairs();
    }

    /** Staged rows whose target row somebody else wrote to since. */
    private String conflicting() {
        String found = "EXISTS (SELECT FROM " + names.found() + " f WHERE " + same("f.", "s.");
        return "NOT (" + now.matched() + " AND " + now.same() + ") AND CASE WHEN " + now.matched() + " THEN NOT "
                + found + " AND f." + UNCHANGED + ") ELSE " + found + ") END";
    }

    private String same(String one, String other) {
        return table.key().stream()
                .map(c -> columns.keyCast(one, c) + " = " + columns.keyCast(other, c))
                .collect(Collectors.joining(" AND "));
    }

    String conflicts() {
        return "SELECT count(*) FROM " + now.pairs() + " WHERE " + conflicting();
    }

    String conflictExamples() {
        return "SELECT " + now.name() + " || ' was written to in the target since the last run' FROM " + now.pairs()
                + " WHERE " + conflicting() + " ORDER BY 1 LIMIT " + EXAMPLES;
    }

    String deleteConflicts() {
        return "DELETE FROM " + names.staged() + " WHERE ctid IN (SELECT s.ctid FROM " + now.pairs() + " WHERE "
                + conflicting() + ")";
    }

    private String deleted() {
        return names.found() + " f WHERE f." + THERE + " AND f." + DELETED;
    }

    /** Counts rows that the source has no longer and that somebody else wrote to in the target. */
    String deletedConflicts() {
        return keyless()
                ? "SELECT count(*) FROM " + earlier.pairs() + " WHERE NOT " + earlier.matched()
                : "SELECT count(*) FROM " + deleted() + " AND NOT f." + UNCHANGED;
    }

    String deletedConflictExamples() {
        return keyless()
                ? "SELECT " + earlier.name() + " || ' is not in the target any more' FROM " + earlier.pairs()
                        + " WHERE NOT " + earlier.matched() + " LIMIT " + EXAMPLES
                : "SELECT " + key()
                        + " || ' is gone from the source, and was written to in the target since the last run' FROM "
                        + deleted() + " AND NOT f." + UNCHANGED + " ORDER BY 1 LIMIT " + EXAMPLES;
    }

    private String key() {
        return table.key().stream()
                .map(c -> "left(f." + quote(c) + "::text, 80)")
                .collect(Collectors.joining(", ", "'key (' || array_to_string(ARRAY[", "], ', ') || ')'"));
    }

    /** Rows of the target that go: the source has them no longer. */
    private String going(boolean overwrite) {
        if (keyless()) {
            return "(t.tableoid, t.ctid) IN (" + places() + ")";
        }
        return "EXISTS (SELECT FROM " + deleted() + (overwrite ? "" : " AND f." + UNCHANGED) + " AND "
                + columns.equal(table.key(), "f.", "t.") + ")";
    }

    String countGoing(boolean overwrite) {
        return "SELECT count(*) FROM " + names.target() + " t WHERE " + going(overwrite);
    }

    /** Keeps them, as they are before they go. */
    String keepBefore(String images, String runId, boolean overwrite) {
        return earlier.keep(images, runId) + names.target() + " t WHERE " + going(overwrite);
    }

    String delete(boolean overwrite) {
        return "DELETE FROM " + names.target() + " t WHERE " + going(overwrite);
    }

    /** Without key: lets the target's rows that are equal to staged ones wait beside those, so that as many more as are staged are inserted. */
    String addEqual() {
        return "INSERT INTO " + names.staged() + " (" + now.list("") + ") SELECT " + now.list("") + " FROM "
                + names.target() + " WHERE " + now.digest() + " IN (SELECT " + now.digest() + " FROM " + names.staged()
                + ")";
    }

    /** Where rows of the target are that are equal to rows as they were, each to one. */
    private String places() {
        String placed = "tableoid AS " + MergeSql.OF_TABLE + ", ctid AS " + MergeSql.PLACE;
        return "SELECT t." + MergeSql.OF_TABLE + ", t." + MergeSql.PLACE + " FROM "
                + now.numbered(names.target(), placed)
                + " t JOIN " + earlier.numbered(names.before(), "") + " s ON t." + MergeSql.ROW + " = s." + MergeSql.ROW
                + " AND t." + MergeSql.NUMBER + " = s." + MergeSql.NUMBER;
    }
}
