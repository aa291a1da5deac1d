package dev.sessiondb.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern MISSING = Pattern.compile("no such collation sequence: ([^)]*)");

    private StandInCollations() {}

    static void register(Database database) throws SQLException {
        for (String name : database.list(UNKNOWN, row -> row.getString(1))) {
            database.register(name, new ByCodeUnits());
        }
    }

    /** Does it, and does it again with a stand-in for each collation that SQLite misses. */
    static <T> T retry(Connection connection, SqlCall<T> call) throws SQLException {
        Set<String> registered = new HashSet<>();
        while (true) {
            try {
                return call.call();
            } catch (SQLException e) {
                Matcher missing = MISSING.matcher(String.valueOf(e.getMessage()));
                if (!missing.find() || !registered.add(missing.group(1))) {
                    throw e;
                }
                Collation.create(connection, missing.group(1), new ByCodeUnits());
            }
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
