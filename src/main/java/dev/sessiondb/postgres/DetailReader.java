package dev.sessiondb.postgres;

import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.ReferentialAction;
import dev.sessiondb.schema.UncarriedObject;
import dev.sessiondb.store.TargetTableDetail;
import dev.sessiondb.store.UniqueKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads from the system catalogues what a table has besides its columns and keys. */
final class DetailReader {
    private static final String PLAIN = """
            NOT i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL AND m.amname = 'btree'
            AND NOT EXISTS (SELECT FROM unnest(i.indoption) o(option) WHERE option <> 0)
            """;

    private final Connection connection;
    private final String schema;
    private final String table;
    private final String qualified;

    DetailReader(Connection connection, String schema, String table) {
        this.connection = connection;
        this.schema = schema;
        this.table = table;
        this.qualified = Bookkeeping.qualified(schema, table);
    }

    TargetTableDetail read() throws SQLException {
        boolean partition =
                Query.truth(connection, "SELECT relispartition FROM pg_class WHERE oid = ?::regclass", qualified);
        return new TargetTableDetail(partition, defaults(), foreignKeys(), indexes(), lastValues(), others());
    }

    private Map<String, String> defaults() throws SQLException {
        Map<String, String> defaults = new HashMap<>();
        Query.list(
                        connection,
                        """
                        SELECT a.attname, pg_get_expr(d.adbin, d.adrelid)
                        FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
                        WHERE d.adrelid = ?::regclass AND a.attgenerated = ''
                          AND pg_get_serial_sequence(?, a.attname) IS NULL
                        """,
                        row -> List.of(String.valueOf(row.getString(1)), String.valueOf(row.getString(2))),
                        qualified,
                        qualified)
                .forEach(pair -> defaults.put(pair.get(0), pair.get(1)));
        return defaults;
    }

    private List<ForeignKey> foreignKeys() throws SQLException {
        return Query.list(connection, """
                SELECT ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(n, o)
                             JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.o),
                       p.relname,
                       ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u(n, o)
                             JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY u.o),
                       k.confdeltype, k.confupdtype, k.condeferred
                FROM pg_constraint k JOIN pg_class p ON p.oid = k.confrelid JOIN pg_namespace n ON n.oid = p.relnamespace
                WHERE k.conrelid = ?::regclass AND k.contype = 'f' AND n.nspname = ? AND k.conparentid = 0
                ORDER BY k.conname
                """, DetailReader::foreignKey, qualified, schema);
    }

    private static ForeignKey foreignKey(ResultSet row) throws SQLException {
        return new ForeignKey(
                Query.strings(row, 1),
                String.valueOf(row.getString(2)),
                Query.strings(row, 3),
                action(String.valueOf(row.getString(4))),
                action(String.valueOf(row.getString(5))),
                row.getBoolean(6));
    }

    private static ReferentialAction action(String code) {
        return switch (code) {
            case "r" -> ReferentialAction.RESTRICT;
            case "c" -> ReferentialAction.CASCADE;
            case "n" -> ReferentialAction.SET_NULL;
            case "d" -> ReferentialAction.SET_DEFAULT;
            default -> ReferentialAction.NO_ACTION;
        };
    }

    private List<UniqueKey> indexes() throws SQLException {
        return Query.list(
                connection,
                """
                SELECT c.relname, ARRAY(SELECT a.attname::text FROM unnest(i.indkey[0:i.indnkeyatts - 1]) WITH ORDINALITY k(n, o)
                                        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.n ORDER BY k.o)
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
                WHERE i.indrelid = ?::regclass AND %s
                ORDER BY c.relname
                """.formatted(PLAIN),
                row -> new UniqueKey(String.valueOf(row.getString(1)), Query.strings(row, 2)),
                qualified);
    }

    private Map<String, Long> lastValues() throws SQLException {
        Map<String, Long> values = new HashMap<>();
        Query.list(connection, """
                        SELECT a.attname, CASE WHEN s.relkind = 'S' THEN pg_sequence_last_value(s.oid) END
                        FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
                        JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                        WHERE d.refclassid = 'pg_class'::regclass AND d.classid = 'pg_class'::regclass
                          AND d.deptype IN ('a', 'i') AND d.refobjid = ?::regclass
                          AND CASE WHEN s.relkind = 'S' THEN has_sequence_privilege(s.oid, 'USAGE, SELECT') END
                        """, row -> Map.entry(String.valueOf(row.getString(1)), row.getLong(2)), qualified)
                .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return values;
    }

    private List<UncarriedObject> others() throws SQLException {
        return Query.list(
                connection,
                """
                SELECT 'check constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint
                WHERE conrelid = ?::regclass AND contype = 'c'
                UNION ALL
                SELECT 'foreign key', conname, pg_get_constraintdef(k.oid) FROM pg_constraint k
                JOIN pg_class p ON p.oid = k.confrelid JOIN pg_namespace n ON n.oid = p.relnamespace
                WHERE k.conrelid = ?::regclass AND k.contype = 'f' AND n.nspname <> ?
                UNION ALL
                SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger
                WHERE tgrelid = ?::regclass AND NOT tgisinternal
                UNION ALL
                SELECT 'index', c.relname, pg_get_indexdef(i.indexrelid)
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
                WHERE i.indrelid = ?::regclass AND NOT (%s)
                  AND NOT (i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL)
                ORDER BY 1, 2
                """.formatted(PLAIN),
                row -> new UncarriedObject(
                        String.valueOf(row.getString(1)),
                        table,
                        String.valueOf(row.getString(2)),
                        String.valueOf(row.getString(3)),
                        "it is not translated to SQLite"),
                qualified,
                qualified,
                schema,
                qualified,
                qualified);
    }
}
