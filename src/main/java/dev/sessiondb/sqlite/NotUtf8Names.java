package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import java.sql.SQLException;
import java.util.List;

/** Names whose bytes aren't text can't be said in SQL: SQLite would take the nearest for a string, and give that for every row. */
final class NotUtf8Names {
    private static final String TABLE = "SELECT count(*) FROM sqlite_schema WHERE name = ?";
    private static final String COLUMN = "SELECT count(*) FROM pragma_table_xinfo(?) WHERE name = ?";

    /** What the driver puts in the place of each such byte. */
    private static final String REPLACEMENT = "\uFFFD";

    private NotUtf8Names() {}

    /** @throws SessionDbException when the table, or a column of it, has one */
    static void refuse(Database database, String table, List<ColumnInfo> columns) throws SQLException {
        if (table.contains(REPLACEMENT) && database.number(TABLE, table) == 0) {
            throw unreadable("the name of table `" + table + "`");
        }
        for (ColumnInfo column : columns) {
            if (column.name().contains(REPLACEMENT) && database.number(COLUMN, table, column.name()) == 0) {
                throw unreadable("the name of column `" + column.name() + "` of table `" + table + "`");
            }
        }
    }

    private static SessionDbException unreadable(String what) {
        return Problem.of(ErrorCode.SOURCE_UNAVAILABLE, what + " isn't UTF-8")
                .hint(
                        "give it another name with `ALTER TABLE ... RENAME`, in the program that made it or in a copy of the file")
                .toException();
    }
}
