package dev.sessiondb.sqlite;

import dev.sessiondb.schema.Index;
import dev.sessiondb.schema.IndexPart;
import dev.sessiondb.schema.Table;
import dev.sessiondb.sqlite.ddl.IndexDefinition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A promise that rows differ, as SQL that doesn't use the index that made it.
 *
 * @param kind {@code primary key} or {@code unique}
 * @param columns the columns, or an expression's text
 * @param terms each as SQL with its collation
 * @param predicate the WHERE clause of a partial index, as written
 */
record UniqueKeyCheck(String kind, List<String> columns, List<String> terms, Optional<String> predicate) {
    private static final String KEY_PARTS = """
            SELECT x.name, x.coll
              FROM pragma_index_list(?) AS l, pragma_index_xinfo(l.name) AS x
             WHERE l.origin = 'pk' AND x.key = 1
             ORDER BY x.seqno
            """;

    /** Every such promise of a table but a rowid's, which can't be broken. */
    static List<UniqueKeyCheck> of(Table table, Database database) throws SQLException {
        List<UniqueKeyCheck> checks = new ArrayList<>();
        primaryKey(table, database).ifPresent(checks::add);
        table.indexes().stream()
                .filter(Index::unique)
                .flatMap(index -> unique(index).stream())
                .forEach(checks::add);
        return checks;
    }

    private static Optional<UniqueKeyCheck> primaryKey(Table table, Database database) throws SQLException {
        List<String> terms =
                database.list(KEY_PARTS, row -> term(Sql.quote(row.getString(1)), row.getString(2)), table.name());
        return table.primaryKey()
                .filter(key -> !key.rowidAlias())
                .map(key -> new UniqueKeyCheck("primary key", key.columns(), terms, Optional.empty()));
    }

    /** Empty when its text isn't understood. */
    private static Optional<UniqueKeyCheck> unique(Index index) {
        Optional<IndexDefinition> definition = index.sql().flatMap(IndexDefinition::parse);
        if (index.sql().isPresent() && definition.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < index.parts().size(); i++) {
            IndexPart part = index.parts().get(i);
            int place = i;
            String written = definition.map(d -> d.parts().get(place)).orElse("");
            columns.add(part.column().orElse(written));
            terms.add(term(part.column().map(Sql::quote).orElse("(" + written + ")"), part.collation()));
        }
        return Optional.of(
                new UniqueKeyCheck("unique", columns, terms, definition.flatMap(IndexDefinition::predicate)));
    }

    private static String term(String sql, String collation) {
        return sql + " COLLATE " + Sql.quote(collation);
    }

    /** The rows that share their key with another. */
    String duplicates(Table table) {
        String all = String.join(", ", terms);
        String rows = predicate.map(p -> "(" + p + ") AND ").orElse("") + withoutNull();
        return rows + " AND (" + all + ") IN (SELECT " + all + " FROM " + Sql.quote(table.name())
                + " NOT INDEXED WHERE " + rows + " GROUP BY " + all + " HAVING count(*) > 1)";
    }

    /** The rows that share their key with an earlier one. */
    String repeats(Table table, String rowid) {
        String rows = predicate.map(p -> "(" + p + ") AND ").orElse("") + withoutNull();
        return rowid + " IN (SELECT id FROM (SELECT " + rowid + " AS id, row_number() OVER (PARTITION BY "
                + String.join(", ", terms) + " ORDER BY " + rowid + ") AS number FROM " + Sql.quote(table.name())
                + " NOT INDEXED WHERE " + rows + ") WHERE number > 1)";
    }

    /** NULLs differ from each other. */
    private String withoutNull() {
        return terms.stream().map(t -> "typeof(" + t + ") <> 'null'").collect(Collectors.joining(" AND "));
    }

    String detail() {
        return "duplicate (" + String.join(", ", columns) + ")";
    }
}
