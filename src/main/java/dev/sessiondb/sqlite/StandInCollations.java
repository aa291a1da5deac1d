package dev.sessiondb.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.sqlite.Collation;

/**
 * Stands in for collations of the application, without which SQLite refuses even to walk through a table that has one in its key. Walking needs no comparison, so any will do; whatever would
 * need a true one must not be asked.
 */
final class StandInCollations {
    private static final String UNKNOWN = """
            SELECT DISTINCT x.coll
              FROM sqlite_schema AS s, pragma_index_list(s.name) AS l, pragma_index_xinfo(l.name) AS x
             WHERE s.type = 'table' AND upper(x.coll) NOT IN ('BINARY', 'NOCASE', 'RTRIM')
            """;
    private static final List<String> BUILT_IN = List.of("BINARY", "NOCASE", "RTRIM");

    private StandInCollations() {}

    static void register(Database database) throws SQLException {
        for (String name : database.list(UNKNOWN, row -> row.getString(1))) {
            database.register(name, new ByCodeUnits());
        }
    }

    static boolean isBuiltIn(String collation) {
        return BUILT_IN.stream().anyMatch(collation::equalsIgnoreCase);
    }

    private static final class ByCodeUnits extends Collation {
        @Override
        protected int xCompare(String one, String other) {
            return one.compareTo(other);
        }
    }
}
