package dev.sessiondb.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds out which generated columns SQLite can compute for every row: their functions may be an application's own, and {@code json_extract} fails on what isn't JSON. */
record ComputedColumns(Database database, String table) {

    /** The columns, those that fail marked so. A stored column is read as it was stored. */
    List<ColumnInfo> tried(List<ColumnInfo> columns) throws SQLException {
        List<ColumnInfo> tried = new ArrayList<>();
        for (ColumnInfo column : columns) {
            tried.add(column.generated() ? tried(column) : column);
        }
        return tried;
    }

    private ColumnInfo tried(ColumnInfo column) throws SQLException {
        String rows = column.stored() ? " LIMIT 1" : "";
        try {
            database.number("SELECT count(v) FROM (SELECT " + Sql.quote(column.name()) + " AS v FROM "
                    + Sql.quote(table) + rows + ")");
            return column;
        } catch (SQLException e) {
            if (SqliteErrors.outOfBudget(e)) {
                throw SqliteErrors.unavailable(
                        "cannot compute generated column `" + column.name() + "` of table `" + table + "`", e);
            }
            if (!SqliteErrors.notPrepared(e)) {
                throw e;
            }
            return column.failing(String.valueOf(e.getMessage()));
        }
    }
}
