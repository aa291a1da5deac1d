package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.store.ReadColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the query that reads a table back. */
final class ReadBack {

    private ReadBack() {}

    static String query(Connection connection, String qualified, List<ReadColumn> columns) throws SQLException {
        Set<String> binary = columns.stream().anyMatch(ReadColumn::digest) ? binary(connection, qualified) : Set.of();
        String list = columns.stream()
                .map(c -> c.digest() ? digest(c.name(), binary.contains(c.name())) : quote(c.name()))
                .collect(Collectors.joining(", "));
        return "SELECT " + list + " FROM " + qualified;
    }

    private static String digest(String name, boolean binary) {
        return binary ? "sha256(" + quote(name) + ")" : "sha256(convert_to(" + quote(name) + "::text, 'UTF8'))";
    }

    private static Set<String> binary(Connection connection, String qualified) throws SQLException {
        return Set.copyOf(Query.list(connection, """
                SELECT attname FROM pg_attribute
                WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped AND atttypid = 'bytea'::regtype
                """, row -> String.valueOf(row.getString(1)), qualified));
    }
}
