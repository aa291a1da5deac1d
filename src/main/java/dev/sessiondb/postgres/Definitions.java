package dev.sessiondb.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/** What a table or view consists of, in words; the search path is {@code pg_catalog}, so that other names are qualified. */
final class Definitions {
    private static final String COLUMNS = """
            SELECT 'column ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod) AS part
            FROM pg_attribute a WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped
            """;

    /** NOT NULL constraints have rows of their own from PostgreSQL 18 on: they are left out. */
    private static final String ALL = COLUMNS + """
            UNION ALL
            SELECT 'not null on column ' || quote_ident(a.attname)
            FROM pg_attribute a WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull
            UNION ALL
            SELECT 'default of column ' || quote_ident(a.attname) || ' ' || pg_get_expr(d.adbin, d.adrelid)
            FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE d.adrelid = ?::regclass
            UNION ALL
            SELECT 'constraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid)
            FROM pg_constraint k WHERE k.conrelid = ?::regclass AND k.contype <> 'n'
            UNION ALL
            SELECT 'index ' || pg_get_indexdef(i.indexrelid)
            FROM pg_index i WHERE i.indrelid = ?::regclass
              AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = i.indrelid)
            UNION ALL
            SELECT 'trigger ' || pg_get_triggerdef(g.oid) FROM pg_trigger g WHERE g.tgrelid = ?::regclass AND NOT g.tgisinternal
            UNION ALL
            SELECT 'policy ' || quote_ident(p.polname) FROM pg_policy p WHERE p.polrelid = ?::regclass
            UNION ALL
            SELECT CASE WHEN c.relkind = 'v' THEN 'view ' || pg_get_viewdef(c.oid) ELSE 'rule ' || quote_ident(r.rulename) END
            FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class WHERE r.ev_class = ?::regclass
            """;

    private static final int PARTS = 8;

    private Definitions() {}

    /** The columns only, in order of their names. */
    static List<String> columns(Connection connection, String qualified) throws SQLException {
        return Query.list(connection, COLUMNS + " ORDER BY 1", row -> String.valueOf(row.getString(1)), qualified);
    }

    /** Columns, constraints, indexes, triggers, policies and rules, sorted. */
    static List<String> of(Connection connection, String qualified) throws SQLException {
        Object[] names = Collections.nCopies(PARTS, qualified).toArray();
        return Query.list(connection, ALL + " ORDER BY 1", row -> String.valueOf(row.getString(1)), names);
    }
}
