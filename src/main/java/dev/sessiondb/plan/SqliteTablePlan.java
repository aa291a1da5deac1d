package dev.sessiondb.plan;

import dev.sessiondb.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What becomes of one table of PostgreSQL in the SQLite file.
 *
 * @param source its name in PostgreSQL
 * @param target its name in SQLite
 * @param old the table in the file that is replaced; empty for one that is made
 * @param rows exact, in PostgreSQL
 * @param columns those of PostgreSQL, generated ones left out
 * @param key the PostgreSQL columns that tell rows apart; empty when there are none
 * @param before statements that make the table, or its missing columns
 * @param after statements that make its indexes
 * @param lastId the last id that PostgreSQL gave, of a table that counts them
 */
public record SqliteTablePlan(
        String source,
        String target,
        Optional<Table> old,
        long rows,
        List<ReturnedColumn> columns,
        List<String> key,
        List<String> before,
        List<String> after,
        OptionalLong lastId) {

    public SqliteTablePlan {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Places in {@link #columns} of the key, or of all columns where there is no key. */
    public List<Integer> keyPlaces() {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (key.isEmpty() || key.contains(columns.get(i).source())) {
                places.add(i);
            }
        }
        return List.copyOf(places);
    }
}
