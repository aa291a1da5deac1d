package dev.sessiondb.sqlite;

import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.Table;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The SELECT behind a row cursor: the table's columns, then the rowid if it has one, then, if guarded, whether the row has a value over the threshold. A guarded
 * query leaves such values out, so that SQLite doesn't load them.
 *
 * @param threshold in bytes as stored
 * @param where restricts the rows; empty for all
 */
record RowQuery(Table table, RowIdentity identity, boolean guarded, int threshold, String where) {
    /** SQLite refuses expressions more than 1,000 deep, and so as many terms in a row. */
    private static final int GROUP = 100;

    List<String> columns() {
        return table.columns().stream().map(this::read).toList();
    }

    private String read(Column column) {
        String expression = table.derived().get(column.name());
        return expression == null ? Sql.quote(column.name()) : "(" + expression + ")";
    }

    int rowidIndex() {
        return table.columns().size();
    }

    int flagIndex() {
        return rowidIndex() + (identity.rowid().isPresent() ? 1 : 0);
    }

    String sql() {
        String rowid = identity.rowid().map(r -> ", " + r).orElse("");
        String values = columns().stream().map(this::value).collect(Collectors.joining(", "));
        return "SELECT " + values + rowid + flag() + from()
                + (where.isEmpty() ? "" : " WHERE " + where)
                + identity.orderBy();
    }

    private String value(String column) {
        return guarded
                ? "CASE WHEN octet_length(" + column + ") > " + threshold + " THEN NULL ELSE " + column + " END"
                : column;
    }

    private String flag() {
        if (!guarded) {
            return "";
        }
        List<String> columns = columns();
        StringBuilder groups = new StringBuilder(", 0");
        for (int from = 0; from < columns.size(); from += GROUP) {
            List<String> group = columns.subList(from, Math.min(from + GROUP, columns.size()));
            groups.append(group.stream()
                    .map(c -> "ifnull(octet_length(" + c + ") > " + threshold + ", 0)")
                    .collect(Collectors.joining(" + ", " + (", ")")));
        }
        return groups.toString();
    }

    /** For each column its type and length, of one row. */
    String sizesSql() {
        String sizes = columns().stream()
                .map(c -> "typeof(" + c + "), octet_length(" + c + ")")
                .collect(Collectors.joining(", "));
        return "SELECT " + sizes + oneRow();
    }

    /** A piece of one value: its offset from 1 and length, then the row. */
    String pieceSql(int column) {
        return "SELECT substr(CAST(" + columns().get(column) + " AS BLOB), ?, ?)" + oneRow();
    }

    /** The one parameter is the rowid, or without one the number of rows before it. */
    private String oneRow() {
        return from()
                + identity.rowid().map(r -> " WHERE " + r + " = ?").orElse(identity.orderBy() + " LIMIT 1 OFFSET ?");
    }

    private String from() {
        return " FROM " + Sql.quote(table.name()) + " NOT INDEXED";
    }
}
