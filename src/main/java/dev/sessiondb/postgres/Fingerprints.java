package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.store.ReadColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells whether the rows of tables are still the same: their number, and the sum of their hashes, in which no two rows cancel each other out. */
final class Fingerprints {
    private static final String ROW = quote("sessiondb.row");

    /** The first version that has {@code hash_record_extended}. */
    private static final int HASHES_RECORDS = 14;

    private Fingerprints() {}

    /** By table; the tables are there. */
    static Map<String, String> of(Connection connection, String schema, Collection<String> tables) throws SQLException {
        Map<String, String> all = new TreeMap<>();
        for (String table : tables) {
            all.put(table, of(connection, Bookkeeping.qualified(schema, table)));
        }
        return all;
    }

    /** Of one table, by its quoted name. Extended hash functions are kept as they are from one major version to the next: hash partitions depend on them. */
    static String of(Connection connection, String table) throws SQLException {
        boolean records = connection.getMetaData().getDatabaseMajorVersion() >= HASHES_RECORDS;
        String hash = RowDigest.hash(TargetColumns.of(connection, table), ROW + ".", records);
        String sum = "SELECT count(*) || ' ' || coalesce(sum(" + hash + "), 0) FROM " + table + " AS " + ROW;
        return Query.text(connection, sum) + (records ? "" : " text");
    }

    /**
     * Of one table whose columns are what they were, in the way in which one of it was recorded.
     *
     * @param recorded may be empty
     */
    static String again(Connection connection, String schema, String table, String recorded) throws SQLException {
        String qualified = Bookkeeping.qualified(schema, table);
        Optional<RowSum> sum = RowSum.like(recorded);
        if (sum.isEmpty()) {
            return of(connection, qualified);
        }
        List<ReadColumn> columns =
                Relations.columns(connection, schema, List.of(table)).getOrDefault(table, List.of()).stream()
                        .map(name -> new ReadColumn(name, false))
                        .toList();
        try (CopyOutRows rows = CopyOutRows.within(connection, schema, ReadRange.all(table, columns), sum.get())) {
            boolean more = true;
            while (more) {
                more = rows.next();
            }
        }
        return sum.get().text();
    }
}
