package dev.sessiondb.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes one object of the current row. */
@FunctionalInterface
interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
}
