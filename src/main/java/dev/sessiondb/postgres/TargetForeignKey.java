package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.store.MergeReference;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A foreign key of an existing table, to any table that may be read.
 *
 * @param schema of the table it references
 * @param equalities each column of the referenced table {@code p}, with the operator and collation that the key compares it by
 * @param full {@code MATCH FULL}: all columns NULL, or none
 */
record TargetForeignKey(
        String name,
        String definition,
        String schema,
        String parent,
        List<String> columns,
        List<String> keys,
        List<String> equalities,
        boolean full) {
    private static final String FOREIGN_KEYS = """
            SELECT k.conname, pg_get_constraintdef(k.oid) AS definition, n.nspname, p.relname, k.confmatchtype = 'f' AS full_match,
                   ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(n, o)
                         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.o) AS columns,
                   ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u(n, o)
                         JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY u.o) AS keys,
                   ARRAY(SELECT 'p.' || quote_ident(a.attname)
                                || coalesce(' COLLATE ' || quote_ident(m.nspname) || '.' || quote_ident(l.collname), '')
                                || ' OPERATOR(' || quote_ident(e.nspname) || '.' || q.oprname || ') '
                         FROM unnest(k.confkey, k.conpfeqop) WITH ORDINALITY u(n, operator, o)
                         JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n
                         JOIN pg_operator q ON q.oid = u.operator JOIN pg_namespace e ON e.oid = q.oprnamespace
                         LEFT JOIN (pg_collation l JOIN pg_namespace m ON m.oid = l.collnamespace) ON l.oid = a.attcollation
                         ORDER BY u.o) AS equalities
            FROM pg_constraint k
            JOIN pg_class p ON p.oid = k.confrelid JOIN pg_namespace n ON n.oid = p.relnamespace
            WHERE k.conrelid = ?::regclass AND k.contype = 'f' AND k.conparentid = 0
              AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(p.oid, 'SELECT')
            ORDER BY k.conname
            """;

    TargetForeignKey {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        equalities = List.copyOf(equalities);
    }

    /**
     * Of one table.
     *
     * @param qualified its name, quoted
     */
    static List<TargetForeignKey> of(Connection connection, String qualified) throws SQLException {
        return Query.list(connection, FOREIGN_KEYS, TargetForeignKey::foreignKey, qualified);
    }

    /** One that only the source has, to a row that a run leaves out; the target's schema has the table. */
    static TargetForeignKey of(MergeReference reference, String schema) {
        return new TargetForeignKey(
                reference.words(),
                "the source's foreign key (" + String.join(", ", reference.columns()) + "), to rows that are left out",
                schema,
                reference.parent(),
                reference.columns(),
                reference.keys(),
                reference.keys().stream().map(key -> "p." + quote(key) + " = ").toList(),
                false);
    }

    private static TargetForeignKey foreignKey(ResultSet row) throws SQLException {
        return new TargetForeignKey(
                String.valueOf(row.getString("conname")),
                String.valueOf(row.getString("definition")),
                String.valueOf(row.getString("nspname")),
                String.valueOf(row.getString("relname")),
                Query.strings(row, row.findColumn("columns")),
                Query.strings(row, row.findColumn("keys")),
                Query.strings(row, row.findColumn("equalities")),
                row.getBoolean("full_match"));
    }

    /** Whether a row, called {@code s}, refers to one that none of these tables has. */
    String broken(List<String> parents) {
        String present =
                columns.stream().map(c -> "s." + quote(c) + " IS NOT NULL").collect(Collectors.joining(" AND "));
        String nowhere = parents.stream()
                .map(p -> "NOT EXISTS (SELECT FROM " + p + " p WHERE " + referenced() + ")")
                .collect(Collectors.joining(" AND "));
        return "(" + present + " AND " + nowhere + (full ? " OR NOT (" + present + ") AND " + some() : "") + ")";
    }

    /** Whether a row {@code s} refers to the row {@code p}. */
    String referenced() {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> equalities.get(i) + "s." + quote(columns.get(i)))
                .collect(Collectors.joining(" AND "));
    }

    private String some() {
        return columns.stream()
                .map(c -> "s." + quote(c) + " IS NOT NULL")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }
}
