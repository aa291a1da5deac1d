package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.literal;
import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.SeededRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The target's own seeded rows that hold a unique key of a staged row under another key, and go for it. One that other rows refer to stays: they would be left behind, or go with it. A seeded row that has the
 * same key as a staged one doesn't go, but is overwritten.
 */
final class Seeds {
    private static final int NAMED = 10;
    private static final String PART = quote("sessiondb.part");
    private static final String PLACE = quote("sessiondb.place");

    private final Connection connection;
    private final MergeTable table;
    private final TargetColumns columns;
    private final Places places;

    /**
     * Where rows are, qualified and quoted.
     *
     * @param work a table of the transaction's own, in which seeded rows that go are put down
     */
    record Places(String staged, String target, String work) {}

    Seeds(Connection connection, MergeTable table, TargetColumns columns, Places places) {
        this.connection = connection;
        this.table = table;
        this.columns = columns;
        this.places = places;
    }

    boolean any() {
        return !table.seeds().isEmpty();
    }

    /** Whether a row is a seeded one. */
    static String seeded(MergeTable table, String side) {
        return table.seeds().stream().map(seed -> is(seed, side)).collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String is(SeededRows seed, String side) {
        return seed.values().entrySet().stream()
                .map(value -> side + quote(value.getKey()) + "::text = " + literal(value.getValue()))
                .collect(Collectors.joining(" AND ", "(", ")"));
    }

    /** Puts down those that go. */
    void find() throws SQLException {
        Query.execute(
                connection,
                "CREATE TABLE " + places.work() + " AS SELECT u.tableoid AS " + PART + ", u.ctid AS " + PLACE + " FROM "
                        + places.target() + " u WHERE " + seeded(table, "u.") + " AND NOT EXISTS (SELECT FROM "
                        + places.staged() + " s WHERE " + columns.equal(table.key(), "s.", "u.") + ")"
                        + unreferred().stream().map(free -> " AND NOT " + free).collect(Collectors.joining())
                        + " AND " + standsFor());
    }

    /** Forgets those whose staged row doesn't go in after all. */
    void keepNeeded() throws SQLException {
        Query.update(
                connection,
                "DELETE FROM " + places.work() + " g WHERE NOT EXISTS (SELECT FROM " + places.target() + " u WHERE "
                        + here("u.") + " AND " + standsFor() + ")");
    }

    /** Whether a row {@code u} holds a unique key of a staged row that is new. */
    private String standsFor() {
        String any = table.uniqueKeys().stream()
                .map(key -> columns.equal(key.columns(), "s.", "u."))
                .collect(Collectors.joining(" OR ", "(", ")"));
        return "EXISTS (SELECT FROM " + places.staged() + " s WHERE "
                + (table.uniqueKeys().isEmpty() ? "false" : any)
                + " AND NOT EXISTS (SELECT FROM " + places.target() + " k WHERE "
                + columns.equal(table.key(), "s.", "k.") + "))";
    }

    private static String here(String side) {
        return side + "tableoid = g." + PART + " AND " + side + "ctid = g." + PLACE;
    }

    /** Whether a row of the target goes. */
    String gone(String side) {
        return "EXISTS (SELECT FROM " + places.work() + " g WHERE " + here(side) + ")";
    }

    /** The rows of the target that stay, to select from. */
    String remaining() {
        return any() ? "(SELECT u.* FROM " + places.target() + " u WHERE NOT " + gone("u.") + ")" : places.target();
    }

    /** Whether other rows refer to a row {@code u}, one condition for each foreign key. */
    private List<String> unreferred() throws SQLException {
        List<String> conditions = new ArrayList<>();
        for (ReferringKey key : ReferringKey.to(connection, places.target())) {
            conditions.add(referred(key).orElse("true"));
        }
        return conditions;
    }

    private Optional<String> referred(ReferringKey key) throws SQLException {
        return key.readable(connection)
                .map(readable -> "EXISTS (SELECT FROM " + key.table() + " s, " + places.target()
                        + " p WHERE p.tableoid = u.tableoid AND p.ctid = u.ctid AND NOT (s.tableoid = p.tableoid AND s.ctid = p.ctid) AND "
                        + readable.referenced() + ")");
    }

    /** What is in a staged row's way under a unique key, as words in SQL: a seeded row that stays, or else another one. */
    String shadow(String words, String clashes) throws SQLException {
        return "coalesce((SELECT " + literal(words.replace("another", "a seeded") + ", ") + " || coalesce(" + kept()
                + ", 'whose own key another row of the source has') FROM " + places.target() + " u WHERE " + clashes
                + " AND " + seeded(table, "u.") + " LIMIT 1), " + literal(words) + ")";
    }

    private String kept() throws SQLException {
        List<String> reasons = new ArrayList<>();
        for (ReferringKey key : ReferringKey.to(connection, places.target())) {
            Optional<TargetForeignKey> readable = key.readable(connection);
            String words = readable.isPresent()
                    ? "(SELECT " + literal("which ") + " || min(" + RowWords.name(connection, key.table()) + ") || "
                            + literal(" of table `" + key.child() + "` refers to by `" + key.name() + "`") + " FROM "
                            + key.table() + " s, " + places.target()
                            + " p WHERE p.tableoid = u.tableoid AND p.ctid = u.ctid AND NOT (s.tableoid = p.tableoid AND s.ctid = p.ctid) AND "
                            + readable.get().referenced() + ")"
                    : literal("which table `" + key.child() + "` may refer to, and that may not be read");
            reasons.add(words);
        }
        return reasons.isEmpty() ? "NULL::text" : "coalesce(" + String.join(", ", reasons) + ")";
    }

    /** Those that go, in words. */
    List<String> words(String key) throws SQLException {
        return Query.list(
                connection,
                "SELECT " + key + " || ' goes: it holds a unique key of a row that comes' FROM " + places.target()
                        + " t, " + places.work() + " g WHERE " + here("t.") + " ORDER BY 1 LIMIT " + NAMED,
                row -> String.valueOf(row.getString(1)));
    }

    /** Takes them out of the target, and keeps what they were. */
    long delete(String keepBefore) throws SQLException {
        Query.update(connection, keepBefore + places.target() + " t, " + places.work() + " g WHERE " + here("t."));
        return Query.update(
                connection, "DELETE FROM " + places.target() + " t USING " + places.work() + " g WHERE " + here("t."));
    }

    long count() throws SQLException {
        return Query.number(connection, "SELECT count(*) FROM " + places.work());
    }
}
