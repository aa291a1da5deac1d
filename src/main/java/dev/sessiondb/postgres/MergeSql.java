package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.literal;
import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.OnConflict;
import java.util.List;
import java.util.Optional;
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
    static final String ROW = quote("sessiondb.row");

    static final String NUMBER = quote("sessiondb.number");
    static final String PLACE = quote("sessiondb.place");
    static final String OF_TABLE = quote("sessiondb.table");

    private final MergeTable table;
    private final TargetColumns columns;
    private final String staged;
    private final String target;
    private final List<Shadows.Shadow> shadows;

    /**
     * For one table.
     *
     * @param staged the staged table, qualified and quoted
     * @param target the target's table, likewise
     * @param shadows what keeps rows out that are new by key
     */
    MergeSql(MergeTable table, TargetColumns columns, String staged, String target, List<Shadows.Shadow> shadows) {
        this.table = table;
        this.columns = columns;
        this.staged = staged;
        this.target = target;
        this.shadows = List.copyOf(shadows);
    }

    /** Counts: fresh, identical, differing, shadowed, and how many of those that differ overwrite the target's. */
    String counts() {
        return """
                SELECT count(*) FILTER (WHERE NOT matched AND NOT shadowed), count(*) FILTER (WHERE matched AND same),
                       count(*) FILTER (WHERE matched AND NOT same AND NOT shadowed), count(*) FILTER (WHERE shadowed),
                       count(*) FILTER (WHERE matched AND NOT same AND NOT shadowed AND overwrites)
                FROM (SELECT %1$s AS matched, %2$s AS same, %3$s AS shadowed, %4$s AS overwrites FROM %5$s) c
                """.formatted(matched(), same(), kept(), overwrites(), pairs());
    }

    /** Counts the target's rows that no staged row belongs to; before conflicts are taken out. */
    String onlyInTarget() {
        if (keyless()) {
            return "SELECT count(*) FROM " + numbered(target, "") + " t WHERE NOT EXISTS (SELECT FROM "
                    + numbered(staged, placed()) + " s WHERE t." + ROW + " = s." + ROW + " AND t." + NUMBER + " = s."
                    + NUMBER + ")";
        }
        if (replaces()) {
            return "SELECT count(*) FROM " + target + " t WHERE " + unstaged();
        }
        String unmatched =
                " AND NOT EXISTS (SELECT FROM " + target + " k WHERE " + columns.equal(table.key(), "s.", "k.") + "))";
        String unshadowed = table.uniqueKeys().stream()
                .map(k -> " AND NOT EXISTS (SELECT FROM " + staged + " s WHERE "
                        + columns.equal(k.columns(), "s.", "t.") + unmatched)
                .collect(Collectors.joining());
        return "SELECT count(*) FROM " + target + " t WHERE NOT EXISTS (SELECT FROM " + staged + " s WHERE "
                + columns.equal(table.key(), "s.", "t.") + ")" + unshadowed;
    }

    /** The first rows that only the target has, in words. */
    String onlyInTargetExamples() {
        String suffix = " || ' is only in the target' FROM ";
        return keyless()
                ? "SELECT " + row("t.") + suffix + onlyNumbered() + " LIMIT " + EXAMPLES
                : "SELECT " + key("t.") + suffix + target + " t WHERE " + unstaged() + " ORDER BY "
                        + table.key().stream().map(c -> "t." + quote(c)).collect(Collectors.joining(", ")) + " LIMIT "
                        + EXAMPLES;
    }

    /** Deletes the target's rows that are not staged exactly so. */
    String deleteOthers() {
        return keyless()
                ? "DELETE FROM " + target + " WHERE (tableoid, ctid) IN (SELECT t." + OF_TABLE + ", t." + PLACE
                        + " FROM " + onlyNumbered() + ")"
                : "DELETE FROM " + target + " t WHERE NOT EXISTS (SELECT FROM " + staged + " s WHERE "
                        + columns.equal(table.key(), "s.", "t.") + " AND " + same() + ")";
    }

    private String unstaged() {
        return "NOT EXISTS (SELECT FROM " + staged + " s WHERE " + columns.equal(table.key(), "s.", "t.") + ")";
    }

    private String onlyNumbered() {
        return numbered(target, "tableoid AS " + OF_TABLE + ", ctid AS " + PLACE + ", " + list(""))
                + " t WHERE NOT EXISTS (SELECT FROM " + numbered(staged, "") + " s WHERE t." + ROW + " = s." + ROW
                + " AND t." + NUMBER + " = s." + NUMBER + ")";
    }

    /** Columns of the target's table that aren't brought, but hold values of its rows. */
    List<String> others() {
        return columns.all().stream()
                .filter(c -> !c.generated() && !table.columns().contains(c.name()))
                .map(TargetColumns.Column::name)
                .toList();
    }

    /** Keeps the values of those in rows that are replaced; for tables with key. */
    String keepOthers(String kept) {
        String names = Stream.concat(table.key().stream(), others().stream())
                .map(c -> "t." + quote(c))
                .collect(Collectors.joining(", "));
        return "CREATE TABLE " + kept + " AS SELECT " + names + " FROM " + pairs() + " WHERE " + matched() + " AND NOT "
                + same();
    }

    /** Inserts the rows that are replaced, with the values kept. */
    String insertKept(String kept) {
        String names = others().stream().map(c -> ", " + quote(c)).collect(Collectors.joining());
        String values = others().stream().map(c -> ", k." + quote(c)).collect(Collectors.joining());
        return "INSERT INTO " + target + " (" + list("") + names + ") OVERRIDING SYSTEM VALUE SELECT " + list("s.")
                + values + " FROM " + staged + " s JOIN " + kept + " k ON " + columns.equal(table.key(), "s.", "k.");
    }

    /** The first rows that conflict or overwrite others, in words. */
    String examples() {
        return "SELECT " + name() + " || CASE WHEN " + kept() + " THEN " + shadows() + " ELSE ' differs: ' || "
                + differences() + " END FROM " + pairs() + " WHERE CASE WHEN " + matched() + " THEN NOT " + same()
                + " ELSE " + kept() + " END ORDER BY " + place() + " LIMIT " + EXAMPLES;
    }

    /** Takes the rows that conflict out of the staged ones. */
    String deleteConflicts() {
        return delete("CASE WHEN " + matched() + " THEN NOT " + same() + " AND (NOT " + overwrites() + " OR " + kept()
                + ") ELSE " + kept() + " END");
    }

    /** Takes the rows that the target has already out of the staged ones. */
    String deleteIdentical() {
        return delete(matched() + " AND " + same());
    }

    private String delete(String which) {
        return "DELETE FROM " + staged + " WHERE ctid IN (SELECT " + place() + " FROM " + pairs() + " WHERE " + which
                + ")";
    }

    /** Keeps the target's rows that are going to be overwritten, each value as its text. */
    String keepBefore(String images, String runId) {
        return keep(images, runId) + pairs() + " WHERE " + matched() + " AND NOT " + same();
    }

    /** The same of rows {@code t} that are yet to be named. */
    String keep(String images, String runId) {
        List<String> names = columns.all().stream()
                .filter(c -> !c.generated())
                .map(TargetColumns.Column::name)
                .toList();
        return "INSERT INTO " + images + " (run_id, table_name, key, row, at) SELECT " + literal(runId) + ", "
                + literal(table.name()) + ", " + image("t.", table.key()) + ", " + image("t.", names) + ", now() FROM ";
    }

    /** Keeps the keys of the staged rows that are going to be inserted or to overwrite others. */
    String keepWritten(String kept) {
        String keys = table.key().stream()
                .map(c -> columns.cast("s.", c) + " AS " + quote(c))
                .collect(Collectors.joining(", "));
        return "CREATE TABLE " + kept + " AS SELECT " + keys + " FROM " + pairs() + " WHERE NOT " + matched()
                + " OR NOT " + same();
    }

    /** Columns of a row as their texts, by name. */
    static String image(String side, List<String> names) {
        return "jsonb_object(ARRAY[" + names.stream().map(Identifiers::literal).collect(Collectors.joining(", "))
                + "]::text[], ARRAY["
                + names.stream().map(c -> side + quote(c) + "::text").collect(Collectors.joining(", ")) + "]::text[])";
    }

    /** Overwrites the target's rows that differ; empty when none of the columns can be written. */
    Optional<String> update() {
        String assignments = table.columns().stream()
                .filter(c -> !columns.get(c).always())
                .map(c -> quote(c) + " = s." + quote(c))
                .collect(Collectors.joining(", "));
        return keyless() || assignments.isEmpty()
                ? Optional.empty()
                : Optional.of("UPDATE " + target + " t SET " + assignments + " FROM " + staged + " s WHERE "
                        + columns.equal(table.key(), "s.", "t.") + " AND NOT " + same());
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
        return key("s.");
    }

    String key(String side) {
        return "'key (' || " + joined(", ", table.key().stream().map(c -> shortened(side, c))) + " || ')'";
    }

    boolean keyless() {
        return table.key().isEmpty();
    }

    String pairs() {
        return keyless()
                ? numbered(staged, placed()) + " s LEFT JOIN " + numbered(target, "") + " t ON t." + ROW + " = s." + ROW
                        + " AND t." + NUMBER + " = s." + NUMBER
                : staged + " s LEFT JOIN " + target + " t ON " + columns.equal(table.key(), "s.", "t.");
    }

    private String placed() {
        return "ctid AS " + PLACE + ", " + list("");
    }

    String matched() {
        return keyless() ? "(t." + NUMBER + " IS NOT NULL)" : "(t.tableoid IS NOT NULL)";
    }

    private String place() {
        return keyless() ? "s." + PLACE : "s.ctid";
    }

    /** Whether the staged row may overwrite the target's row of its key. */
    private String overwrites() {
        if (table.onConflict() == OnConflict.UPDATE || replaces()) {
            return "true";
        }
        return table.seeds().isEmpty() ? "false" : Seeds.seeded(table, "t.");
    }

    private boolean replaces() {
        return table.onConflict() == OnConflict.REPLACE;
    }

    /** Whether the staged row can't go in, nor overwrite what is there, because of a row of another key. */
    private String kept() {
        if (shadows.isEmpty()) {
            return "false";
        }
        String any = shadows.stream().map(Shadows.Shadow::condition).collect(Collectors.joining(" OR "));
        if (replaces()) {
            return "(" + any + ")";
        }
        String settled = matched() + " AND (" + same() + " OR NOT " + overwrites() + ")";
        return "CASE WHEN " + settled + " THEN false ELSE " + any + " END";
    }

    private String shadows() {
        return "' is shadowed by ' || "
                + joined(", ", shadows.stream().map(s -> "CASE WHEN " + s.condition() + " THEN " + s.words() + " END"));
    }

    String same() {
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

    private String shortened(String side, String column) {
        return table.secrets().contains(column) ? "'***'" : "left(" + side + quote(column) + "::text, " + SHOWN + ")";
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
            case INTERVAL -> "interval_send(" + value + ")";
            case ARRAY -> array(value, column);
            default -> value;
        };
    }

    /** Arrays of numbers compare by value, all others by what they consist of. */
    private String array(String value, int column) {
        TypeKind element =
                table.types().get(column).element().map(ColumnType::kind).orElse(TypeKind.TEXT);
        return element == TypeKind.NUMERIC ? value : "array_send(" + value + ")";
    }

    private TypeKind kind(int column) {
        return table.types().get(column).kind();
    }

    /**
     * Rows with a digest of their text and, among equal ones, their number: a multiset as a set.
     *
     * @param carried what else of them is needed, each under a name; may be empty
     */
    String numbered(String from, String carried) {
        return "(SELECT r.*, row_number() OVER (PARTITION BY " + ROW + ") AS " + NUMBER + " FROM (SELECT " + digest()
                + " AS " + ROW + (carried.isEmpty() ? "" : ", " + carried) + " FROM " + from + ") r)";
    }

    String digest() {
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

    String list(String side) {
        return table.columns().stream()
                .map(Identifiers::quote)
                .map(c -> side + c)
                .collect(Collectors.joining(", "));
    }
}
