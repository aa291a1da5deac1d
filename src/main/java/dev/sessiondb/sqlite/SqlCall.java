package dev.sessiondb.sqlite;

import java.sql.SQLException;

/** Something that talks to SQLite and returns a result. */
@FunctionalInterface
interface SqlCall<T> {
    T call() throws SQLException;
}
