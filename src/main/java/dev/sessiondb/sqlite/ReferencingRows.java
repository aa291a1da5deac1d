package dev.sessiondb.sqlite;

import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.RowIds;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Finds the rows that refer to certain rows of another table. */
final class ReferencingRows {
    private final Database database;
    private final Table table;
    private final Table parent;

    ReferencingRows(Database database, Table table, Table parent) {
        this.database = database;
        this.table = table;
        this.parent = parent;
    }

    RowIds find(ForeignKey key, RowIds referenced) throws SQLException {
        String id = Sql.quote(free());
        String sql = "SELECT child." + id + " FROM " + numbered(table, id) + " AS child WHERE EXISTS (SELECT 1 FROM "
                + numbered(parent, id) + " AS referenced WHERE referenced." + id
                + " IN (SELECT value FROM json_each(?)) AND " + match(key) + ")";
        return RowIds.of(database.list(sql, row -> row.getLong(1), referenced.json()).stream()
                .flatMapToLong(LongStream::of));
    }

    /** As SQLite's own check does, it compares with the affinity and collation of the referenced column. */
    private static String match(ForeignKey key) {
        return IntStream.range(0, key.columns().size())
                .mapToObj(i -> "referenced." + Sql.quote(key.referencedColumns().get(i)) + " = +child."
                        + Sql.quote(key.columns().get(i)))
                .collect(Collectors.joining(" AND "));
    }

    /** A name that no column of either table has: most have an {@code id} of their own. */
    private String free() {
        String name = "row id";
        while (table.column(name).isPresent() || parent.column(name).isPresent()) {
            name += "_";
        }
        return name;
    }

    /** The table with its rows' ids, as the cursor gives them. */
    private String numbered(Table of, String name) throws SQLException {
        RowIdentity identity = RowIdentity.of(of, database);
        String id = identity.rowid()
                .orElse("row_number() OVER (" + identity.orderBy().strip() + ")");
        return "(SELECT " + id + " AS " + name + ", * FROM " + Sql.quote(of.name()) + " NOT INDEXED)";
    }
}
