package dev.sessiondb.sqlite;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the rows of a table are ordered and named.
 *
 * @param rowid the rowid as SQL, where the table has one and a name for it is free
 * @param key the key's columns, in a table without rowid
 * @param keyOrder the order of the key, as SQL
 */
record RowIdentity(Optional<String> rowid, List<String> key, String keyOrder) {
    private static final List<String> ROWID_NAMES = List.of("rowid", "_rowid_", "oid");

    private static final String KEY_ORDER = """
            SELECT x.name, ' COLLATE "' || replace(x.coll, '"', '""') || '"' || iif(x."desc", ' DESC', '')
              FROM pragma_index_list(?) AS l, pragma_index_xinfo(l.name) AS x
             WHERE l.origin = 'pk' AND x.key = 1
             ORDER BY x.seqno
            """;

    RowIdentity {
        key = List.copyOf(key);
    }

    static RowIdentity of(Table table, Database database) throws SQLException {
        List<String> keyColumns = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
        if (table.withoutRowid()) {
            return new RowIdentity(Optional.empty(), keyColumns, keyOrder(table, database));
        }
        if (table.primaryKey().filter(PrimaryKey::rowidAlias).isPresent()) {
            return new RowIdentity(Optional.of(Sql.quote(keyColumns.get(0))), List.of(), "");
        }
        Set<String> taken = columnNames(table, database);
        Optional<String> free =
                ROWID_NAMES.stream().filter(name -> !taken.contains(name)).findFirst();
        return new RowIdentity(free, List.of(), "");
    }

    /** All columns, generated ones too. */
    private static Set<String> columnNames(Table table, Database database) throws SQLException {
        return database
                .list("SELECT name FROM pragma_table_xinfo(?)", row -> AsciiNames.lower(row.getString(1)), table.name())
                .stream()
                .collect(Collectors.toSet());
    }

    /** The order of the table's own tree, which SQLite otherwise leaves for that of an index that has all columns. */
    private static String keyOrder(Table table, Database database) throws SQLException {
        return String.join(
                ", ", database.list(KEY_ORDER, row -> Sql.quote(row.getString(1)) + row.getString(2), table.name()));
    }

    /** Empty where neither rowid nor key can be named; rows then come as they are stored. */
    String orderBy() {
        String order = rowid.orElse(keyOrder);
        return order.isEmpty() ? "" : " ORDER BY " + order;
    }
}
