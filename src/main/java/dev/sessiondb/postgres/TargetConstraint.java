package dev.sessiondb.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * What an existing table asks of each of its rows by itself: NOT NULL, its CHECKs, those of its columns' domains, and that a partition takes it.
 *
 * @param definition as {@code pg_get_constraintdef} spells it
 * @param columns that it is about
 * @param broken whether a row, called {@code s}, doesn't keep it
 */
record TargetConstraint(String name, String definition, List<String> columns, String broken) {
    private static final String CONSTRAINTS = """
            WITH RECURSIVE behind AS (
                SELECT a.attnum, a.attname, a.atttypid AS type
                FROM pg_attribute a
                WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped
                  AND (a.attname = ANY (?) OR a.attgenerated <> '')
                UNION ALL
                SELECT b.attnum, b.attname, t.typbasetype FROM behind b JOIN pg_type t ON t.oid = b.type WHERE t.typtype = 'd'
            )
            SELECT a.attname, 'NOT NULL', ARRAY[a.attname::text], 's.' || quote_ident(a.attname) || ' IS NULL'
            FROM pg_attribute a
            WHERE a.attrelid = ?::regclass AND a.attnotnull AND EXISTS (SELECT FROM behind b WHERE b.attnum = a.attnum)
            UNION ALL
            SELECT b.attname, 'NOT NULL by ' || format_type(t.oid, NULL), ARRAY[b.attname::text], 's.' || quote_ident(b.attname) || ' IS NULL'
            FROM behind b JOIN pg_type t ON t.oid = b.type WHERE t.typnotnull
            UNION ALL
            SELECT k.conname, pg_get_constraintdef(k.oid) || ' of ' || format_type(b.type, NULL) || ', column ' || quote_ident(b.attname), ARRAY[b.attname::text],
                   '(SELECT (' || pg_get_expr(k.conbin, 0) || ') FROM (SELECT s.' || quote_ident(b.attname) || ' AS value) v) IS FALSE'
            FROM behind b JOIN pg_constraint k ON k.contypid = b.type AND k.contype = 'c'
            UNION ALL
            SELECT k.conname, pg_get_constraintdef(k.oid),
                   ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(n, o)
                         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.o),
                   '(' || pg_get_expr(k.conbin, k.conrelid) || ') IS FALSE'
            FROM pg_constraint k WHERE k.conrelid = ?::regclass AND k.contype = 'c'
            UNION ALL
            SELECT 'partitions', 'no partition takes it: PARTITION BY ' || pg_get_partkeydef(p.partrelid), ARRAY[]::text[],
                   'NOT (' || coalesce((SELECT string_agg(pg_get_partition_constraintdef(t.relid), ' OR ')
                                        FROM pg_partition_tree(p.partrelid) t WHERE t.isleaf AND t.level > 0), 'false') || ')'
            FROM pg_partitioned_table p
            WHERE p.partrelid = ?::regclass
              AND NOT EXISTS (SELECT FROM pg_partition_tree(p.partrelid) t
                              WHERE t.isleaf AND t.level > 0 AND pg_get_partition_constraintdef(t.relid) IS NULL)
            ORDER BY 1, 2
            """;

    /**
     * Of one table.
     *
     * @param qualified its name, quoted
     * @param brought the columns that a run fills
     */
    static List<TargetConstraint> of(Connection connection, String qualified, Set<String> brought) throws SQLException {
        return Query.list(
                connection,
                CONSTRAINTS,
                TargetConstraint::constraint,
                qualified,
                brought.toArray(String[]::new),
                qualified,
                qualified,
                qualified);
    }

    /** The rows that break it. */
    RehearsedRows.Broken rows() {
        return new RehearsedRows.Broken(name, definition, new RehearsedRows.Refused(columns, false, false), broken);
    }

    private static TargetConstraint constraint(ResultSet row) throws SQLException {
        return new TargetConstraint(
                String.valueOf(row.getString(1)),
                String.valueOf(row.getString(2)),
                Query.strings(row, 3),
                String.valueOf(row.getString(4)));
    }
}
