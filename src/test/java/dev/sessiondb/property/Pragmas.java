package dev.sessiondb.property;

import dev.sessiondb.testing.SqliteFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A schema as SQLite's pragmas tell it, one line for each fact. */
final class Pragmas {
    private static final String NONE = "\0";

    private final Statement statement;
    private final Set<String> leftOut;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Map<String, Integer>> columns = new LinkedHashMap<>();

    private Pragmas(Statement statement, Set<String> leftOut) {
        this.statement = statement;
        this.leftOut = leftOut;
    }

    /** @param leftOut names of indexes that aren't looked at, and of tables whose foreign keys aren't */
    static List<String> lines(Path file, Set<String> leftOut) throws SQLException {
        try (Connection connection = SqliteFiles.connect(file);
                Statement statement = connection.createStatement()) {
            Pragmas pragmas = new Pragmas(statement, leftOut);
            List<List<String>> tables = pragmas.rows("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND"
                    + " type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'");
            for (List<String> table : tables) {
                pragmas.columns(table.get(0));
            }
            for (List<String> table : tables) {
                pragmas.indexes(table.get(0), table.get(1).equals("1"));
                pragmas.foreignKeys(table.get(0));
                pragmas.collations(table.get(0));
            }
            return pragmas.lines;
        }
    }

    private void columns(String table) throws SQLException {
        String start = "table " + table + " ";
        Map<String, Integer> found = new LinkedHashMap<>();
        for (List<String> c : rows("SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo("
                + text(table) + ")")) {
            if (c.get(5).equals("2") || c.get(5).equals("3")) {
                lines.add(start + "generated column " + c.get(0));
            } else {
                found.put(c.get(0), Integer.valueOf(c.get(4)));
                lines.add(start + "column " + c.get(0) + " type " + c.get(1) + " not null "
                        + c.get(2).equals("1") + " default " + c.get(3).replace(NONE, "none"));
            }
        }
        columns.put(table, found);
    }

    /** Only an index tells a column's collation: one is made, and taken back. */
    private void collations(String table) throws SQLException {
        for (String column : known(table).keySet()) {
            statement.execute("SAVEPOINT collation");
            statement.execute("CREATE INDEX \"collation of\" ON " + name(table) + " (" + name(column) + ")");
            String collation = rows("SELECT coll FROM pragma_index_xinfo('collation of') WHERE key")
                    .get(0)
                    .get(0);
            lines.add("table " + table + " column " + column + " collate " + collation.toUpperCase(Locale.ROOT));
            statement.execute("ROLLBACK TO collation");
            statement.execute("RELEASE collation");
        }
    }

    private void indexes(String table, boolean withoutRowid) throws SQLException {
        String start = "table " + table + " ";
        boolean keyIndex = false;
        for (List<String> i :
                rows("SELECT name, \"unique\", origin, partial FROM pragma_index_list(" + text(table) + ")")) {
            keyIndex |= i.get(2).equals("pk");
            if (!i.get(2).equals("pk") && !leftOut.contains(i.get(0))) {
                lines.add(start + "index " + i.get(0) + " unique " + i.get(1).equals("1") + " constraint "
                        + i.get(2).equals("u") + " partial " + i.get(3).equals("1") + " " + parts(i.get(0)));
            }
        }
        List<String> key = key(table);
        if (!key.isEmpty()) {
            lines.add(start + "key " + key + " rowid " + (!withoutRowid && !keyIndex));
        }
        lines.add(start + "without rowid " + withoutRowid);
    }

    private List<String> parts(String index) throws SQLException {
        List<String> parts = new ArrayList<>();
        for (List<String> p : rows(
                "SELECT name, \"desc\", coll FROM pragma_index_xinfo(" + text(index) + ") WHERE key ORDER BY seqno")) {
            parts.add(p.get(0).replace(NONE, "expression")
                    + (p.get(1).equals("1") ? " desc " : " asc ")
                    + p.get(2).toUpperCase(Locale.ROOT));
        }
        return parts;
    }

    private void foreignKeys(String table) throws SQLException {
        Map<String, List<List<String>>> byId = new LinkedHashMap<>();
        for (List<String> f : rows("SELECT id, \"table\", \"from\", \"to\", on_delete, on_update FROM"
                + " pragma_foreign_key_list(" + text(table) + ") ORDER BY id, seq")) {
            byId.computeIfAbsent(f.get(0), id -> new ArrayList<>()).add(f);
        }
        for (List<List<String>> key : byId.values()) {
            List<String> from = key.stream().map(f -> f.get(2)).toList();
            List<String> first = key.get(0);
            String parent = spelt(columns.keySet(), first.get(1));
            List<String> own = key(parent);
            List<String> implied = own.size() == from.size() ? own : List.of();
            List<String> to = first.get(3).equals(NONE)
                    ? implied
                    : key.stream()
                            .map(f -> spelt(known(parent).keySet(), f.get(3)))
                            .toList();
            lines.add("table " + table + " foreign key " + from + " to " + parent + " " + to + " on delete "
                    + first.get(4) + " on update " + first.get(5));
        }
    }

    private Map<String, Integer> known(String table) {
        return columns.getOrDefault(table, Map.of());
    }

    private List<String> key(String table) {
        TreeMap<Integer, String> key = new TreeMap<>();
        known(table).forEach((column, place) -> key.put(place, column));
        key.remove(0);
        return List.copyOf(key.values());
    }

    /** As it is spelt where it is defined; SQLite folds ASCII only. */
    private static String spelt(Set<String> names, String name) {
        return names.stream()
                .filter(n -> ascii(n).equals(ascii(name)))
                .findFirst()
                .orElse(name);
    }

    private static String ascii(String name) {
        StringBuilder lower = new StringBuilder();
        name.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
        return lower.toString();
    }

    private List<List<String>> rows(String sql) throws SQLException {
        List<List<String>> all = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    String value = result.getString(i);
                    row.add(value == null ? NONE : value);
                }
                all.add(row);
            }
        }
        return all;
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static String name(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }
}
