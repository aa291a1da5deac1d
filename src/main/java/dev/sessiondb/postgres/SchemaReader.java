package dev.sessiondb.postgres;

import dev.sessiondb.store.ExistingColumn;
import dev.sessiondb.store.ExistingTable;
import dev.sessiondb.store.RunState;
import dev.sessiondb.store.TargetSchema;
import dev.sessiondb.store.UniqueKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads from the system catalogues what a schema has. */
final class SchemaReader {
    private final Connection connection;
    private final String schema;

    SchemaReader(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    TargetSchema read() throws SQLException {
        Query.execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        boolean exists = Query.truth(connection, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = ?)", schema);
        Map<String, ExistingTable> tables = new LinkedHashMap<>();
        Set<String> published = published();
        for (TableRow table : tables()) {
            tables.put(table.name(), table(table, published.contains(table.name())));
        }
        Set<String> others = new HashSet<>(names());
        others.addAll(Bookkeeping.TABLES);
        others.removeAll(tables.keySet());
        return new TargetSchema(exists, tables, others);
    }

    private record TableRow(long oid, String name, boolean readable) {}

    private List<TableRow> tables() throws SQLException {
        return Query.list(
                connection,
                """
                SELECT c.oid, c.relname, has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
                       AND NOT row_security_active(c.oid)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT (c.relname = ANY (?))
                ORDER BY c.relname
                """,
                row -> new TableRow(row.getLong(1), String.valueOf(row.getString(2)), row.getBoolean(3)),
                schema,
                Bookkeeping.TABLES.toArray(String[]::new));
    }

    /** Everything that takes a name a new table or index might want; types of tables go with their tables, array types step aside by themselves. */
    private List<String> names() throws SQLException {
        return Query.list(connection, """
                SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ?
                UNION
                SELECT t.typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
                WHERE n.nspname = ? AND t.typtype <> 'c' AND t.typelem = 0
                """, row -> String.valueOf(row.getString(1)), schema, schema);
    }

    /** Tables that runs made, as far as the record of them can be read. */
    private Set<String> published() throws SQLException {
        boolean known = Bookkeeping.readable(connection, schema, Bookkeeping.PUBLISHED_TABLES)
                && Bookkeeping.readable(connection, schema, Bookkeeping.RUNS);
        String[] visible = RunState.VISIBLE.stream().map(RunState::text).toArray(String[]::new);
        return known
                ? new HashSet<>(Query.list(
                        connection,
                        """
                        SELECT p.table_name FROM %s p JOIN %s r USING (run_id)
                        WHERE p.kind = 'table' AND r.state = ANY (?)
                        """.formatted(
                                        Bookkeeping.qualified(schema, Bookkeeping.PUBLISHED_TABLES),
                                        Bookkeeping.qualified(schema, Bookkeeping.RUNS)),
                        row -> String.valueOf(row.getString(1)),
                        (Object) visible))
                : Set.of();
    }

    private ExistingTable table(TableRow table, boolean published) throws SQLException {
        List<UniqueKey> keys = keys(table.oid(), false);
        List<UniqueKey> primary = keys(table.oid(), true);
        return new ExistingTable(
                table.name(),
                table.readable() ? count(table.name()) : -1,
                columns(table.oid()),
                primary.isEmpty() ? List.of() : primary.get(0).columns(),
                keys,
                references(table.oid()),
                published);
    }

    private long count(String table) throws SQLException {
        return Query.number(connection, "SELECT count(*) FROM " + Bookkeeping.qualified(schema, table));
    }

    private List<ExistingColumn> columns(long table) throws SQLException {
        return new ColumnReader(connection).of(table);
    }

    /** Unique indexes over plain columns, without a predicate. */
    private List<UniqueKey> keys(long table, boolean primary) throws SQLException {
        return Query.list(
                connection,
                """
                SELECT c.relname, ARRAY(SELECT a.attname::text
                                        FROM unnest(i.indkey[0:i.indnkeyatts - 1]) WITH ORDINALITY k(attnum, position)
                                        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                                        ORDER BY k.position)
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                WHERE i.indrelid = ? AND i.indisunique AND i.indisprimary = ? AND i.indpred IS NULL AND i.indexprs IS NULL
                  AND i.indisvalid
                ORDER BY c.relname
                """,
                row -> new UniqueKey(String.valueOf(row.getString(1)), Query.strings(row, 2)),
                table,
                primary);
    }

    private List<String> references(long table) throws SQLException {
        return Query.list(connection, """
                SELECT DISTINCT p.relname FROM pg_constraint k
                JOIN pg_class p ON p.oid = k.confrelid JOIN pg_namespace n ON n.oid = p.relnamespace
                WHERE k.conrelid = ? AND k.contype = 'f' AND n.nspname = ?
                ORDER BY p.relname
                """, row -> String.valueOf(row.getString(1)), table, schema);
    }
}
