package dev.sessiondb.postgres;

import static dev.sessiondb.postgres.Bookkeeping.qualified;
import static dev.sessiondb.schema.Identifiers.literal;
import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.UndoTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The rows that a run wrote to tables that were there: what becomes of each, put down in a table of the transaction's own. */
final class UndoRows {
    private static final int EXAMPLES = 10;

    private final Connection connection;
    private final String schema;
    private final UndoSql.Bookkept tables;
    private final String runId;
    private final List<UndoRecord.Entry> entries;
    private final Map<String, UndoSql> statements = new LinkedHashMap<>();
    private final Map<String, List<String>> unreadable = new HashMap<>();

    UndoRows(Connection connection, String schema, String runId, List<UndoRecord.Entry> entries) {
        this.connection = connection;
        this.schema = schema;
        this.runId = runId;
        this.entries = entries.stream().filter(UndoRecord.Entry::wrote).toList();
        this.tables = new UndoSql.Bookkept(
                qualified(schema, "sessiondb.undo"),
                qualified(schema, Bookkeeping.WRITTEN_ROWS),
                qualified(schema, Bookkeeping.BEFORE_IMAGES));
    }

    /**
     * Finds them.
     *
     * @param dropped tables that go, whose rows refer to nothing any more
     */
    void look(Set<String> dropped) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        Bookkeeping.createBeforeImages(connection, schema);
        Query.execute(connection, UndoSql.createWork(tables.work()));
        for (UndoRecord.Entry entry : entries) {
            look(entry);
        }
        Query.execute(connection, "ANALYZE " + tables.work());
        keepReferred(dropped);
        keepAway();
    }

    /** A row that was deleted can't come back where one that stays holds its unique key. */
    private void keepAway() throws SQLException {
        for (var statement : statements.entrySet()) {
            String target = qualified(schema, statement.getKey());
            for (UniqueIndex index : UniqueIndex.of(connection, target, Set.of())) {
                Query.update(connection, statement.getValue().keepAway(index));
            }
        }
    }

    private void look(UndoRecord.Entry entry) throws SQLException {
        String target = qualified(schema, entry.name());
        if (!Bookkeeping.exists(connection, schema, entry.name())) {
            unreadable.put(entry.name(), List.of("the table is not there any more"));
            return;
        }
        List<String> columns = Definitions.columns(connection, target);
        if (!columns.equals(entry.definition())) {
            unreadable.put(entry.name(), List.of("its columns are others than when the run was published"));
            return;
        }
        UndoSql sql = new UndoSql(entry, TargetColumns.of(connection, target), target, tables, runId);
        statements.put(entry.name(), sql);
        for (String statement : sql.collect()) {
            Query.update(connection, statement);
        }
    }

    /** A row that another one refers to stays with it, and so does what that one refers to, whatever its foreign key would do. */
    private void keepReferred(Set<String> dropped) throws SQLException {
        List<String> updates = new ArrayList<>();
        for (String name : statements.keySet()) {
            for (ReferringKey key : ReferringKey.to(connection, qualified(schema, name))) {
                if (!key.schema().equals(schema) || !dropped.contains(key.child())) {
                    updates.add(keepReferred(name, key));
                }
            }
        }
        boolean more = true;
        while (more) {
            more = false;
            for (String update : updates) {
                more |= Query.update(connection, update) > 0;
            }
        }
    }

    private String keepReferred(String name, ReferringKey key) throws SQLException {
        Optional<TargetForeignKey> readable = key.readable(connection);
        if (readable.isEmpty()) {
            throw Problem.of(
                            ErrorCode.PREFLIGHT_FAILED,
                            "table " + key.table() + " refers to table `" + name + "` and may not be read")
                    .hint("let its owner execute: GRANT SELECT ON " + key.table() + " TO "
                            + quote(Query.text(connection, "SELECT current_user")))
                    .toException();
        }
        String why = RowWords.name(connection, key.table()) + " || "
                + literal(" of table `" + key.child() + "` refers to it by `" + key.name() + "`");
        return "UPDATE " + tables.work() + " k SET kept = x.why FROM (SELECT k.ctid AS place, min('stays: ' || " + why
                + ") AS why FROM " + tables.work() + " k JOIN " + qualified(schema, name)
                + " p ON p.tableoid = k.part AND p.ctid = k.place JOIN " + key.table() + " s ON "
                + readable.get().referenced() + " WHERE k.table_name = " + literal(name)
                + " AND k.action = 'delete' AND k.kept IS NULL AND NOT EXISTS (SELECT FROM " + tables.work()
                + " g WHERE g.part = s.tableoid AND g.place = s.ctid AND g.kept IS NULL"
                + " AND g.action IN ('delete', 'restore')) GROUP BY k.ctid) x WHERE k.ctid = x.place";
    }

    List<UndoTable> tables() throws SQLException {
        List<UndoTable> all = new ArrayList<>();
        for (UndoRecord.Entry entry : entries) {
            Optional<List<String>> why = Optional.ofNullable(unreadable.get(entry.name()));
            all.add(why.isPresent() ? untouched(entry, why.get()) : table(entry));
        }
        return all;
    }

    private static UndoTable untouched(UndoRecord.Entry entry, List<String> reasons) {
        return new UndoTable(
                entry.name(), UndoTable.Kind.MERGED, 0, 0, 0, 0, entry.written() + entry.deleted(), reasons);
    }

    private UndoTable table(UndoRecord.Entry entry) throws SQLException {
        UndoSql sql = Objects.requireNonNull(statements.get(entry.name()), entry.name());
        List<String> examples =
                Query.list(connection, sql.keptExamples(EXAMPLES), row -> String.valueOf(row.getString(1)));
        return Query.first(
                        connection,
                        """
                        SELECT count(*) FILTER (WHERE kept IS NULL AND action = 'delete'), count(*) FILTER (WHERE kept IS NULL AND action = 'restore'),
                               count(*) FILTER (WHERE kept IS NULL AND action = 'reinsert'), count(*) FILTER (WHERE kept IS NULL AND action = 'gone'),
                               count(*) FILTER (WHERE kept IS NOT NULL)
                        FROM %s WHERE table_name = ?
                        """.formatted(tables.work()),
                        row -> new UndoTable(
                                entry.name(),
                                UndoTable.Kind.MERGED,
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                examples),
                        entry.name())
                .orElseThrow();
    }

    /** Tables that rows are written to, quoted. */
    List<String> locked() throws SQLException {
        List<String> names = new ArrayList<>();
        for (UndoRecord.Entry entry : entries) {
            if (Bookkeeping.exists(connection, schema, entry.name())) {
                String target = qualified(schema, entry.name());
                names.add(target);
                ReferringKey.to(connection, target).forEach(key -> names.add(key.table()));
            }
        }
        return names.stream().distinct().sorted().toList();
    }

    /** All in one statement: foreign keys are checked at its end, so that neither order nor cycles matter. */
    void takeBack() throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        Map<String, Long> before = counts();
        List<String> parts = new ArrayList<>();
        for (UndoSql sql : statements.values()) {
            parts.addAll(sql.parts(parts.size()));
        }
        Query.execute(connection, "WITH " + String.join(", ", parts) + " SELECT 1");
        Query.execute(connection, "SET CONSTRAINTS ALL IMMEDIATE");
        verify(before);
        forget();
    }

    private Map<String, Long> counts() throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String name : statements.keySet()) {
            counts.put(name, Query.number(connection, "SELECT count(*) FROM " + qualified(schema, name)));
        }
        return counts;
    }

    /** Triggers and rules of the target may have kept, changed or taken away rows: what is there now decides. */
    private void verify(Map<String, Long> before) throws SQLException {
        Map<String, Long> now = counts();
        for (UndoTable table : tables()) {
            UndoSql sql = statements.get(table.name());
            if (sql != null) {
                long wrong = Query.number(connection, sql.wrong());
                long expected = before.getOrDefault(table.name(), 0L) - table.rows() + table.reinserted();
                if (wrong > 0 || expected != now.getOrDefault(table.name(), 0L)) {
                    throw different(table.name(), wrong, expected, now.getOrDefault(table.name(), 0L));
                }
            }
        }
    }

    private static RuntimeException different(String table, long wrong, long expected, long found) {
        return Problem.of(ErrorCode.VERIFY_FAILED, "table `" + table + "` is not what it was before the run")
                .causedBy(wrong + " rows stayed or differ; " + expected + " rows were to be left, " + found + " are")
                .hint(
                        "find the trigger, rule or default of the table that changes or keeps rows, and take it off meanwhile (ALTER TABLE ... DISABLE TRIGGER ...)")
                .toException();
    }

    /** What was taken back is on record no longer; rows as they were before the run stay where theirs weren't. */
    private void forget() throws SQLException {
        Query.update(connection, "DELETE FROM " + tables.written() + " WHERE run_id = ?", runId);
        Query.update(
                connection,
                "DELETE FROM " + tables.images() + " b USING " + tables.work()
                        + " k WHERE b.run_id = ? AND b.table_name = k.table_name AND b.row = k.image AND k.kept IS NULL",
                runId);
    }

    void dropWork() throws SQLException {
        Query.execute(connection, "DROP TABLE IF EXISTS " + tables.work());
    }
}
