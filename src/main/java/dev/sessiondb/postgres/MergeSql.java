package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.literal;
import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.UniqueKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The SQL of one merged table: staged rows {@code s} against the target's rows {@code t}. Rows belong together when the target's own key says so, rows without key when they are equal throughout, each with
 * one other; values are equal as DESIGN has it: texts byte by byte, doubles bit by bit, numbers by value.
 */
final class MergeSql {
    private static final int EXAMPLES = 10;
    private static final String SHOWN = "80";

    /** No column of an application is called like these. */
    private static final String ROW = quote("sessiondb.row");

    private static final String NUMBER = quote("sessiondb.number");
    private static final String PLACE = quote("sessiondb.place");

    private final MergeTable table;
    private final TargetColumns columns;
    private final String staged;
    private final String target;
    private final Set<List<String>> repeated;

    /**
     * For one table.
     *
     * @param staged the staged table, qualified and quoted
     * @param target the target's table, likewise
     * @param repeated those of the table's keys that several staged rows have the same value of
     */
    MergeSql(MergeTable table, TargetColumns columns, String staged, String target, Set<List<String>> repeated) {
        this.table = table;
        this.columns = columns;
        this.staged = staged;
        this.target = target;
        this.repeated = Set.copyOf(repeated);
    }

    /** Whether several staged rows have the same value of a key. */
    String repeats(List<String> key) {
        String list = key.stream().map(c -> columns.keyCast("s.", c)).collect(Collectors.joining(", "));
        return "SELECT EXISTS (SELECT FROM " + staged + " s WHERE " + present(key, "s.") + " GROUP BY " + list
                + " HAVING count(*) > 1)";
    }

    /** Counts: fresh, identical, differing, shadowed. */
    String counts() {
        return """
                SELECT count(*) FILTER (WHERE NOT matched AND NOT shadowed), count(*) FILTER (WHERE matched AND same),
                       count(*) FILTER (WHERE matched AND NOT same), count(*) FILTER (WHERE NOT matched AND shadowed)
                FROM (SELECT %1$s AS matched, %2$s AS same, CASE WHEN NOT %1$s THEN %3$s END AS shadowed FROM %4$s) c
                """.formatted(matched(), same(), shadowed(), pairs());
    }

    /** Counts the target's rows that no staged row belongs to; before conflicts are taken out. */
    String onlyInTarget() {
        if (keyless()) {
            return "SELECT count(*) FROM " + numbered(target, false) + " t WHERE NOT EXISTS (SELECT FROM "
                    + numbered(staged, true) + " s WHERE t." + ROW + " = s." + ROW + " AND t." + NUMBER + " = s."
                    + NUMBER + ")";
        }
        String unmatched = " AND NOT EXISTS (SELECT FROM " + target + " k WHERE " + equal(table.key(), "k.") + "))";
        String unshadowed = table.uniqueKeys().stream()
                .map(k -> " AND NOT EXISTS (SELECT FROM " + staged + " s WHERE " + equal(k.columns(), "t.") + unmatched)
                .collect(Collectors.joining());
        return "SELECT count(*) FROM " + target + " t WHERE NOT EXISTS (SELECT FROM " + staged + " s WHERE "
                + equal(table.key(), "t.") + ")" + unshadowed;
    }

    /** The first rows that conflict, in words. */
    String examples() {
        return "SELECT " + name() + " || CASE WHEN " + matched() + " THEN ' differs: ' || " + differences() + " ELSE "
                + shadows() + " END FROM " + pairs() + " WHERE " + conflicts() + " ORDER BY " + place() + " LIMIT "
                + EXAMPLES;
    }

    /** Takes the rows that conflict out of the staged ones. */
    String deleteConflicts() {
        return "DELETE FROM " + staged + " WHERE ctid IN (SELECT " + place() + " FROM " + pairs() + " WHERE "
                + conflicts() + ")";
    }

    /** Inserts the rows that the target doesn't have. */
    String insert() {
        return "INSERT INTO " + target + " (" + list("") + ") OVERRIDING SYSTEM VALUE SELECT " + list("s.") + " FROM "
                + pairs() + " WHERE NOT " + matched();
    }

    /** Counts the staged rows that the target doesn't hold with equal values. */
    String missing() {
        return "SELECT count(*) FROM " + pairs() + " WHERE NOT " + matched() + " OR NOT " + same();
    }

    /** The first of those, in words. */
    String missingExamples() {
        return "SELECT " + name() + " || CASE WHEN " + matched() + " THEN ': ' || " + differences()
                + " ELSE ' is not in the target' END FROM " + pairs() + " WHERE NOT " + matched() + " OR NOT " + same()
                + " ORDER BY " + place() + " LIMIT " + EXAMPLES;
    }

    /** A staged row {@code s} in words. */
    String name() {
        if (keyless()) {
            return row("s.");
        }
        return "'key (' || " + joined(", ", table.key().stream().map(c -> shortened("s.", c))) + " || ')'";
    }

    private boolean keyless() {
        return table.key().isEmpty();
    }

    private String pairs() {
        return keyless()
                ? numbered(staged, true) + " s LEFT JOIN " + numbered(target, false) + " t ON t." + ROW + " = s." + ROW
                        + " AND t." + NUMBER + " = s." + NUMBER
                : staged + " s LEFT JOIN " + target + " t ON " + equal(table.key(), "t.");
    }

    private String matched() {
        return keyless() ? "(t." + NUMBER + " IS NOT NULL)" : "(t.tableoid IS NOT NULL)";
    }

    private String place() {
        return keyless() ? "s." + PLACE : "s.ctid";
    }

    private String conflicts() {
        return "CASE WHEN " + matched() + " THEN NOT " + same() + " ELSE " + shadowed() + " END";
    }

    private String equal(List<String> key, String other) {
        return key.stream()
                .map(c -> columns.keyCast("s.", c) + " = " + other + quote(c))
                .collect(Collectors.joining(" AND "));
    }

    private static String present(List<String> key, String side) {
        return key.stream().map(c -> side + quote(c) + " IS NOT NULL").collect(Collectors.joining(" AND "));
    }

    /** Another row of the target has the staged row's value of a unique key, or an earlier staged row has. */
    private String shadowed() {
        List<String> all = shadowingKeys().map(Shadow::condition).toList();
        return all.isEmpty() ? "false" : "(" + String.join(" OR ", all) + ")";
    }

    private String shadows() {
        return "' is shadowed by ' || "
                + joined(
                        ", ",
                        shadowingKeys()
                                .map(s -> "CASE WHEN " + s.condition() + " THEN " + literal(s.words()) + " END"));
    }

    private record Shadow(String condition, String words) {}

    private Stream<Shadow> shadowingKeys() {
        var inTarget = table.uniqueKeys().stream()
                .map(k -> new Shadow(taken(k), "another row of the target under unique key `" + k.name() + "`"));
        var inStage = repeated.stream()
                .map(k -> new Shadow(
                        earlier(k), "an earlier row of the source with the same (" + String.join(", ", k) + ")"));
        return Stream.concat(inTarget, inStage);
    }

    private String taken(UniqueKey key) {
        return "EXISTS (SELECT FROM " + target + " u WHERE " + equal(key.columns(), "u.") + ")";
    }

    private String earlier(List<String> key) {
        String same = key.stream()
                .map(c -> columns.keyCast("e.", c) + " = " + columns.keyCast("s.", c))
                .collect(Collectors.joining(" AND "));
        return "EXISTS (SELECT FROM " + staged + " e WHERE " + same + " AND e.ctid < " + place() + ")";
    }

    private String same() {
        return keyless()
                ? "true"
                : indexes()
                        .mapToObj(i -> "(" + comparable(stagedValue(i), i) + " IS NOT DISTINCT FROM "
                                + comparable(targetValue(i), i) + ")")
                        .collect(Collectors.joining(" AND ", "(", ")"));
    }

    /** The columns that differ, with both values. */
    private String differences() {
        if (keyless()) {
            return "''";
        }
        return joined(
                "; ",
                indexes()
                        .mapToObj(i -> "CASE WHEN " + comparable(stagedValue(i), i) + " IS DISTINCT FROM "
                                + comparable(targetValue(i), i) + " THEN "
                                + literal("column `" + table.columns().get(i) + "`: source ") + " || "
                                + shown("s.", i) + " || ', target ' || " + shown("t.", i) + " END"));
    }

    /** Texts in one, NULLs left out; an array, since a function takes at most 100 arguments. */
    private static String joined(String separator, Stream<String> texts) {
        return "array_to_string(ARRAY[" + texts.collect(Collectors.joining(", ")) + "]::text[], " + literal(separator)
                + ")";
    }

    private String shown(String side, int column) {
        return "quote_nullable(" + shortened(side, table.columns().get(column)) + ")";
    }

    private static String shortened(String side, String column) {
        return "left(" + side + quote(column) + "::text, " + SHOWN + ")";
    }

    private String stagedValue(int column) {
        return columns.cast("s.", table.columns().get(column));
    }

    private String targetValue(int column) {
        return "t." + quote(table.columns().get(column));
    }

    private String comparable(String value, int column) {
        return switch (kind(column)) {
            case TEXT, VARCHAR, CHAR, JSON -> "(" + value + ")::text COLLATE \"C\"";
            case DOUBLE -> "float8send(" + value + ")";
            case REAL -> "float4send(" + value + ")";
            default -> value;
        };
    }

    private TypeKind kind(int column) {
        return table.types().get(column).kind();
    }

    /** Rows with a digest of their text and, among equal ones, their number: a multiset as a set. */
    private String numbered(String from, boolean placed) {
        String place = placed ? ", ctid AS " + PLACE + ", " + list("") : "";
        return "(SELECT " + ROW + ", row_number() OVER (PARTITION BY " + ROW + ") AS " + NUMBER
                + (placed ? ", " + PLACE + ", " + list("") : "") + " FROM (SELECT " + digest() + " AS " + ROW + place
                + " FROM " + from + ") r)";
    }

    private String digest() {
        return "sha256(convert_to(ROW(" + indexes().mapToObj(this::printed).collect(Collectors.joining(", "))
                + ")::text, 'UTF8'))";
    }

    private String printed(int column) {
        String name = quote(table.columns().get(column));
        return switch (kind(column)) {
            case NUMERIC -> "trim_scale(" + name + ")";
            case BYTEA -> "sha256(" + name + ")";
            case DOUBLE -> "float8send(" + name + ")";
            case REAL -> "float4send(" + name + ")";
            default -> name;
        };
    }

    private String row(String side) {
        return "'row (' || "
                + joined(
                        ", ",
                        table.columns().stream().limit(8).map(c -> "coalesce(" + shortened(side, c) + ", 'NULL')"))
                + " || ')'";
    }

    private IntStream indexes() {
        return IntStream.range(0, table.columns().size());
    }

    private String list(String side) {
        return table.columns().stream()
                .map(Identifiers::quote)
                .map(c -> side + c)
                .collect(Collectors.joining(", "));
    }
}
