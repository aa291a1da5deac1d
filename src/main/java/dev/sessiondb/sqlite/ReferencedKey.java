package dev.sessiondb.sqlite;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.Index;
import dev.sessiondb.schema.IndexPart;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a foreign key refers to. */
final class ReferencedKey {

    private ReferencedKey() {}

    /** Whether the columns are a key of the table, compared in a way that is known here; if they are no key, SQLite itself calls it a foreign key mismatch. */
    static boolean isUnique(Table parent, List<String> columns) {
        Set<String> wanted = names(columns);
        boolean primary = parent.primaryKey()
                .map(PrimaryKey::columns)
                .filter(key -> names(key).equals(wanted))
                .isPresent();
        return comparable(parent, columns)
                && (primary || parent.indexes().stream().anyMatch(i -> covers(i, wanted)));
    }

    private static boolean comparable(Table parent, List<String> columns) {
        return !columns.isEmpty()
                && columns.stream()
                        .flatMap(name -> parent.column(name).stream())
                        .allMatch(column -> StandInCollations.isBuiltIn(column.collation()));
    }

    private static boolean covers(Index index, Set<String> wanted) {
        List<String> columns = index.parts().stream()
                .map(IndexPart::column)
                .flatMap(c -> c.stream())
                .toList();
        return index.unique()
                && !index.partial()
                && columns.size() == index.parts().size()
                && names(columns).equals(wanted);
    }

    private static Set<String> names(List<String> columns) {
        return columns.stream().map(AsciiNames::lower).collect(Collectors.toSet());
    }

    /** The rows whose referenced row isn't there. As in SQLite's own check the values are compared with the affinity and collation of the referenced column: the plus takes the referencing column's away. */
    static String missing(Table table, ForeignKey foreignKey) {
        String child = Sql.quote(table.name()) + ".";
        String given = foreignKey.columns().stream()
                .map(c -> child + Sql.quote(c) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String match = IntStream.range(0, foreignKey.columns().size())
                .mapToObj(i ->
                        "referenced." + Sql.quote(foreignKey.referencedColumns().get(i)) + " = +" + child
                                + Sql.quote(foreignKey.columns().get(i)))
                .collect(Collectors.joining(" AND "));
        return given + " AND NOT EXISTS (SELECT 1 FROM " + Sql.quote(foreignKey.referencedTable())
                + " AS referenced WHERE " + match + ")";
    }
}
