package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Names rows in messages. */
final class RowWords {

    private RowWords() {}

    /** An expression: a row {@code s} of this table by its primary key, else by where it is. */
    static String name(Connection connection, String table) throws SQLException {
        List<String> key = Query.list(connection, """
                SELECT a.attname FROM pg_index i, unnest(i.indkey) WITH ORDINALITY k(n, o), pg_attribute a
                WHERE i.indrelid = ?::regclass AND i.indisprimary AND a.attrelid = i.indrelid AND a.attnum = k.n ORDER BY k.o
                """, row -> String.valueOf(row.getString(1)), table);
        return key.isEmpty()
                ? "'row at ' || s.ctid"
                : key.stream()
                        .map(c -> "left(s." + quote(c) + "::text, 80)")
                        .collect(Collectors.joining(" || ', ' || ", "'key (' || ", " || ')'"));
    }
}
