package dev.sessiondb.sqlite;

import dev.sessiondb.schema.Table;
import dev.sessiondb.store.RowCursor;
import java.sql.SQLException;

/** Chooses how a table's rows are read: guarded only where a value may be too large to be read at once. */
record RowQueries(Database database, TextEncoding encoding) {
    /** Found from the pages, without decoding a row: 70 ms for the 1.9 s that reading the rows takes. */
    private static final String LARGEST_ROW = "SELECT ifnull(max(mx_payload), 0) FROM dbstat WHERE name = ?";

    RowQuery of(Table table) throws SQLException {
        boolean guarded = mayHoldLarge(table);
        return new RowQuery(table, RowIdentity.of(table, database), guarded, threshold(), "");
    }

    /** The one row of a table with rowids that a parameter names. */
    RowQuery byRowid(Table table) throws SQLException {
        RowIdentity identity = RowIdentity.of(table, database);
        return new RowQuery(table, identity, true, threshold(), identity.rowid().orElseThrow() + " = ?");
    }

    private boolean mayHoldLarge(Table table) throws SQLException {
        long databaseBytes = database.number("PRAGMA page_count") * database.number("PRAGMA page_size");
        return databaseBytes > threshold() && database.number(LARGEST_ROW, table.name()) > threshold();
    }

    /** Two bytes of UTF-16 become at most three of UTF-8. */
    private int threshold() {
        return encoding.utf16() ? RowCursor.LARGE / 3 * 2 : RowCursor.LARGE;
    }
}
