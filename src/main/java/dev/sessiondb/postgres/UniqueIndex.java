package dev.sessiondb.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A unique index that a plain list of columns doesn't describe: over expressions, over some rows only, or over columns that a run doesn't bring.
 *
 * @param expressions over the row's columns, each with its collation
 * @param operators equality for each, as the index has it
 * @param predicate which rows it is about
 * @param nullsEqual {@code NULLS NOT DISTINCT}
 */
record UniqueIndex(
        String name, List<String> expressions, List<String> operators, Optional<String> predicate, boolean nullsEqual) {
    private static final String INDEXES = """
            SELECT c.relname, pg_get_expr(i.indpred, i.indrelid) AS predicate,
                   coalesce((to_jsonb(i)->>'indnullsnotdistinct')::boolean, false) AS nulls_equal,
                   ARRAY(SELECT coalesce(a.attname::text, '') FROM unnest(i.indkey[0:i.indnkeyatts - 1]) WITH ORDINALITY k(n, o)
                         LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.n AND k.n > 0 ORDER BY o) AS columns,
                   ARRAY(SELECT '(' || pg_get_indexdef(i.indexrelid, g, false) || ')'
                                || coalesce(' COLLATE ' || quote_ident(n.nspname) || '.' || quote_ident(l.collname), '')
                         FROM generate_series(1, i.indnkeyatts) g
                         LEFT JOIN (pg_collation l JOIN pg_namespace n ON n.oid = l.collnamespace) ON l.oid = i.indcollation[g - 1]
                         ORDER BY g) AS expressions,
                   ARRAY(SELECT 'OPERATOR(' || quote_ident(n.nspname) || '.' || o.oprname || ')'
                         FROM generate_series(1, i.indnkeyatts) g
                         JOIN pg_opclass p ON p.oid = i.indclass[g - 1]
                         JOIN pg_amop m ON m.amopfamily = p.opcfamily AND m.amoplefttype = p.opcintype
                                       AND m.amoprighttype = p.opcintype AND m.amopstrategy = 3
                         JOIN pg_operator o ON o.oid = m.amopopr JOIN pg_namespace n ON n.oid = o.oprnamespace
                         ORDER BY g) AS operators
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE i.indrelid = ?::regclass AND i.indisunique AND i.indisvalid
            ORDER BY c.relname
            """;

    UniqueIndex {
        expressions = List.copyOf(expressions);
        operators = List.copyOf(operators);
    }

    /** A table's unique indexes but those over plain columns that are all brought. */
    static List<UniqueIndex> of(Connection connection, String qualified, Set<String> brought) throws SQLException {
        return Query.list(connection, INDEXES, row -> index(row, brought), qualified).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<UniqueIndex> index(ResultSet row, Set<String> brought) throws SQLException {
        Optional<String> predicate = Optional.ofNullable(row.getString("predicate"));
        boolean nullsEqual = row.getBoolean("nulls_equal");
        List<String> columns = Query.strings(row, row.findColumn("columns"));
        List<String> operators = Query.strings(row, row.findColumn("operators"));
        boolean plain = predicate.isEmpty() && !nullsEqual && brought.containsAll(columns);
        return plain || operators.size() < columns.size()
                ? Optional.empty()
                : Optional.of(new UniqueIndex(
                        String.valueOf(row.getString(1)),
                        Query.strings(row, row.findColumn("expressions")),
                        operators,
                        predicate,
                        nullsEqual));
    }

    /** The rows it is about: of others no two clash. */
    String about() {
        List<String> all = new ArrayList<>();
        predicate.ifPresent(p -> all.add("(" + p + ")"));
        if (!nullsEqual) {
            expressions.forEach(e -> all.add(e + " IS NOT NULL"));
        }
        return all.isEmpty() ? "true" : String.join(" AND ", all);
    }

    /** Whether a row, whose columns are in reach by name, clashes with a staged one, whose expressions' values are given. */
    String clashes(UnaryOperator<String> staged) {
        String equal = IntStream.range(0, expressions.size())
                .mapToObj(i -> equal(expressions.get(i), operators.get(i), staged.apply(expressions.get(i))))
                .collect(Collectors.joining(" AND "));
        return predicate
                .map(p -> equal + " AND (" + p + ") AND " + staged.apply("(" + p + ")"))
                .orElse(equal);
    }

    private String equal(String expression, String operator, String value) {
        String same = expression + " " + operator + " " + value;
        return nullsEqual ? "(" + same + " OR " + expression + " IS NULL AND " + value + " IS NULL)" : same;
    }
}
