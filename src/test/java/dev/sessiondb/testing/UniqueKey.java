package dev.sessiondb.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A unique index of SQLite, the primary key's left out.
 *
 * @param parts its columns, empty text for an expression
 */
record UniqueKey(String name, boolean partial, List<Part> parts) {

    /** One column, or an expression. */
    record Part(String column, String collation) {}

    static List<UniqueKey> of(Connection sqlite, String table) throws SQLException {
        List<UniqueKey> keys = new ArrayList<>();
        for (List<?> row : Rows.of(
                sqlite,
                "SELECT name, partial FROM pragma_index_list(" + Sql.text(table)
                        + ") WHERE \"unique\" AND origin <> 'pk'")) {
            String name = String.valueOf(row.get(0));
            keys.add(new UniqueKey(name, SourceTable.number(row.get(1)) != 0, parts(sqlite, name)));
        }
        return keys;
    }

    private static List<Part> parts(Connection sqlite, String index) throws SQLException {
        List<Part> parts = new ArrayList<>();
        for (List<?> row : Rows.of(
                sqlite,
                "SELECT coalesce(name, ''), coll FROM pragma_index_xinfo(" + Sql.text(index)
                        + ") WHERE key ORDER BY seqno")) {
            parts.add(new Part(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
        }
        return parts;
    }

    /** @param index whether it is partial, and its parts: a column's name, or an expression in lower case, with \1 between */
    boolean matches(String index, UnaryOperator<String> target) {
        List<String> actual = List.of(index.split("\1", -1));
        if (actual.size() != parts.size() + 1 || !actual.get(0).equals(String.valueOf(partial))) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            String name = target.apply(part.column());
            String found = actual.get(i + 1);
            boolean folded = found.contains("(") && found.contains(name.toLowerCase(Locale.ROOT));
            boolean plain = found.equals(name);
            boolean binary = part.collation().equals("BINARY");
            if (!part.column().isEmpty() && !(binary ? plain : plain || folded)) {
                return false;
            }
        }
        return true;
    }

    /** How a finding writes a UNIQUE constraint. */
    String constraintText() {
        return "UNIQUE (" + parts.get(0).column();
    }
}
