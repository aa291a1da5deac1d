package dev.sessiondb.applications;

import dev.sessiondb.testing.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of an application's table, as its CREATE TABLE declares it.
 *
 * @param declared in capitals
 * @param references the table whose key it holds
 */
record FilledColumn(String name, String declared, boolean required, boolean key, Optional<String> references) {
    private static final Pattern LENGTH = Pattern.compile("\\((\\d+)\\)");

    static List<FilledColumn> of(Connection sqlite, String table, Vocabulary vocabulary) throws SQLException {
        Map<String, String> referenced = new HashMap<>();
        for (List<?> row :
                Rows.of(sqlite, "SELECT \"from\", \"table\" FROM pragma_foreign_key_list('" + table + "')")) {
            referenced.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
        }
        List<FilledColumn> columns = new ArrayList<>();
        for (List<?> row :
                Rows.of(sqlite, "SELECT name, type, \"notnull\", pk FROM pragma_table_info('" + table + "')")) {
            String name = String.valueOf(row.get(0));
            columns.add(new FilledColumn(
                    name,
                    String.valueOf(row.get(1)).toUpperCase(Locale.ROOT),
                    !"0".equals(String.valueOf(row.get(2))),
                    !"0".equals(String.valueOf(row.get(3))),
                    Optional.ofNullable(referenced.get(name)).or(() -> vocabulary.reference(table, name))));
        }
        return columns;
    }

    /** In characters. */
    int longest() {
        Matcher length = LENGTH.matcher(declared);
        return length.find() ? Integer.parseInt(length.group(1)) : Integer.MAX_VALUE;
    }

    boolean declares(String part) {
        return declared.contains(part);
    }

    /** Whether its name says that its numbers are times. */
    boolean namedAsTime() {
        return name.equals("timestamp")
                || name.endsWith("_at")
                || name.startsWith("last_")
                || name.startsWith("modified");
    }
}
