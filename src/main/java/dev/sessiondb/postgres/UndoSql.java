package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.literal;
import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.schema.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The SQL that takes a run's rows back out of one table {@code t}: what it wrote {@code w}, what rows were before {@code b}, and what is to be done {@code k}. */
final class UndoSql {
    /** No column of an application is called like these. */
    private static final String KEY = quote("sessiondb.key");

    private static final String DIGEST = quote("sessiondb.digest");
    private static final String IMAGE = quote("sessiondb.image");
    private static final String COPIES = quote("sessiondb.copies");
    private static final String NUMBER = quote("sessiondb.number");

    private final UndoRecord.Entry entry;
    private final TargetColumns columns;
    private final String target;
    private final Bookkept tables;
    private final String runId;

    /** Tables of sessiondb's own, qualified and quoted. */
    record Bookkept(String work, String written, String images) {}

    UndoSql(UndoRecord.Entry entry, TargetColumns columns, String target, Bookkept tables, String runId) {
        this.entry = entry;
        this.columns = columns;
        this.target = target;
        this.tables = tables;
        this.runId = runId;
    }

    static String createWork(String work) {
        return "CREATE TABLE " + work
                + " (table_name text, part oid, place tid, action text, key jsonb, image jsonb, kept text)";
    }

    private boolean keyless() {
        return entry.key().isEmpty();
    }

    /** Everything that the run wrote to the table and what is to become of it. */
    List<String> collect() {
        String insert = "INSERT INTO " + tables.work() + " (table_name, part, place, action, key, image, kept) ";
        return keyless()
                ? List.of(insert + found(), insert + missing(), insert + deletedWithoutKey())
                : List.of(insert + written(), insert + deleted());
    }

    private String mine() {
        return " WHERE run_id = " + literal(runId) + " AND table_name = " + name();
    }

    private String name() {
        return literal(entry.name());
    }

    private String keys() {
        return entry.key().stream()
                .map(c -> ", (key->>" + literal(c) + ")::" + columns.get(c).type() + " AS " + quote(c))
                .collect(Collectors.joining());
    }

    private String writtenRows() {
        return "(SELECT key AS " + KEY + ", digest AS " + DIGEST + keys() + " FROM " + tables.written() + mine() + ")";
    }

    private String images() {
        return "(SELECT key AS " + KEY + ", row AS " + IMAGE + keys() + " FROM " + tables.images() + mine() + ")";
    }

    private String written() {
        return "SELECT " + name() + ", t.tableoid, t.ctid, CASE WHEN b." + IMAGE + " IS NOT NULL THEN 'restore'"
                + " WHEN t.tableoid IS NULL THEN 'gone' ELSE 'delete' END, w." + KEY + ", b." + IMAGE
                + ", CASE WHEN t.tableoid IS NULL THEN CASE WHEN b." + IMAGE
                + " IS NOT NULL THEN 'was deleted since' END WHEN " + RowDigest.sha256(columns, "t.") + " <> w."
                + DIGEST + " THEN 'was changed since' END FROM " + writtenRows() + " w LEFT JOIN " + images()
                + " b ON " + columns.equal(entry.key(), "b.", "w.") + " LEFT JOIN " + target + " t ON "
                + columns.equal(entry.key(), "w.", "t.");
    }

    private String deleted() {
        return "SELECT " + name() + ", t.tableoid, t.ctid, 'reinsert', b." + KEY + ", b." + IMAGE
                + ", CASE WHEN t.tableoid IS NOT NULL THEN 'was inserted anew since' END FROM " + images()
                + " b LEFT JOIN " + target + " t ON " + columns.equal(entry.key(), "b.", "t.")
                + " WHERE NOT EXISTS (SELECT FROM " + writtenRows() + " w WHERE "
                + columns.equal(entry.key(), "b.", "w.") + ")";
    }

    private String digests() {
        return "(SELECT digest AS " + DIGEST + ", sum(copies) AS " + COPIES + " FROM " + tables.written() + mine()
                + " GROUP BY digest)";
    }

    private String present() {
        return "(SELECT t.tableoid AS part, t.ctid AS place, " + RowDigest.sha256(columns, "t.") + " AS " + DIGEST
                + ", row_number() OVER (PARTITION BY " + RowDigest.sha256(columns, "t.")
                + " ORDER BY t.tableoid DESC, t.ctid DESC) AS " + NUMBER + " FROM " + target + " t)";
    }

    private String found() {
        return "SELECT " + name() + ", p.part, p.place, 'delete', NULL, NULL, NULL FROM " + present() + " p JOIN "
                + digests() + " w ON w." + DIGEST + " = p." + DIGEST + " WHERE p." + NUMBER + " <= w." + COPIES;
    }

    private String missing() {
        return "SELECT " + name() + ", NULL, NULL, 'delete', NULL, NULL, 'was changed or deleted since' FROM "
                + digests() + " w LEFT JOIN (SELECT " + DIGEST + ", count(*) AS " + COPIES + " FROM " + present()
                + " p GROUP BY " + DIGEST + ") p ON p." + DIGEST + " = w." + DIGEST
                + " CROSS JOIN generate_series(1, w." + COPIES + " - coalesce(p." + COPIES + ", 0)::numeric) n";
    }

    private String deletedWithoutKey() {
        return "SELECT " + name() + ", NULL, NULL, 'reinsert', key, row, NULL FROM " + tables.images() + mine();
    }

    /** Statements that, one after the other as parts of one, do it: what goes makes room for what comes back. */
    List<String> parts(int number) {
        String first = "d" + number;
        String second = "u" + number;
        List<String> parts = new ArrayList<>();
        parts.add(first + " AS (DELETE FROM " + target + " t USING " + tables.work() + " k WHERE " + todo("delete")
                + " AND " + here() + " RETURNING 1)");
        List<String> free = writable().stream()
                .filter(c -> !columns.get(c).always())
                .map(c -> quote(c) + " = " + value(c))
                .toList();
        if (!keyless() && !free.isEmpty()) {
            parts.add(second + " AS (UPDATE " + target + " t SET " + String.join(", ", free) + " FROM " + tables.work()
                    + " k WHERE " + todo("restore") + " AND " + here() + after(first) + " RETURNING 1)");
        }
        String list = writable().stream().map(Identifiers::quote).collect(Collectors.joining(", "));
        String values = writable().stream().map(this::value).collect(Collectors.joining(", "));
        parts.add("i" + number + " AS (INSERT INTO " + target + " (" + list + ") OVERRIDING SYSTEM VALUE SELECT "
                + values + " FROM " + tables.work() + " k WHERE " + todo("reinsert") + after(first) + " RETURNING 1)");
        return parts;
    }

    private static String after(String part) {
        return " AND (SELECT count(*) FROM " + part + ") >= 0";
    }

    private List<String> writable() {
        return columns.all().stream()
                .filter(c -> !c.generated())
                .map(TargetColumns.Column::name)
                .toList();
    }

    private String value(String column) {
        return "(k.image->>" + literal(column) + ")::" + columns.get(column).stored();
    }

    /** Leaves deleted rows away whose value of a unique index is another row's that stays. */
    String keepAway(UniqueIndex index) {
        String image =
                writable().stream().map(c -> value(c) + " AS " + quote(c)).collect(Collectors.joining(", "));
        String clashes = index.clashes(expression -> "(SELECT " + expression + " FROM (SELECT " + image + ") r)");
        return "UPDATE " + tables.work() + " k SET kept = "
                + literal("stays away: a row that stays holds its unique key `" + index.name() + "`") + " WHERE "
                + todo("reinsert") + " AND EXISTS (SELECT FROM " + target + " t WHERE " + clashes
                + " AND NOT EXISTS (SELECT FROM " + tables.work()
                + " g WHERE g.part = t.tableoid AND g.place = t.ctid AND g.kept IS NULL AND g.action = 'delete'))";
    }

    private String todo(String action) {
        return "k.table_name = " + name() + " AND k.action = " + literal(action) + " AND k.kept IS NULL";
    }

    private static String here() {
        return "t.tableoid = k.part AND t.ctid = k.place";
    }

    /** Counts the rows that are still there, or not as they were before the run. */
    String wrong() {
        String stays = "SELECT count(*) FROM " + target + " t JOIN " + tables.work() + " k ON " + here() + " WHERE "
                + todo("delete");
        if (keyless()) {
            return stays;
        }
        String image = "SELECT count(*) FROM (SELECT k.image AS " + IMAGE + typed() + " FROM " + tables.work()
                + " k WHERE " + todo("restore") + " OR " + todo("reinsert") + ") k WHERE NOT EXISTS (SELECT FROM "
                + target + " t WHERE " + columns.equal(entry.key(), "k.", "t.") + " AND "
                + MergeSql.image("t.", writable()) + " = k." + IMAGE + ")";
        return "SELECT (" + stays + ") + (" + image + ")";
    }

    private String typed() {
        return entry.key().stream()
                .map(c -> ", " + value(c) + " AS " + quote(c))
                .collect(Collectors.joining());
    }

    /** The first rows that stay, in words. */
    String keptExamples(int limit) {
        String key = keyless()
                ? "'a row'"
                : entry.key().stream()
                        .map(c -> "left(k.key->>" + literal(c) + ", 80)")
                        .collect(Collectors.joining(", ", "'key (' || array_to_string(ARRAY[", "], ', ') || ')'"));
        return "SELECT " + key + " || ' ' || k.kept FROM " + tables.work() + " k WHERE k.table_name = " + name()
                + " AND k.kept IS NOT NULL ORDER BY 1 LIMIT " + limit;
    }
}
