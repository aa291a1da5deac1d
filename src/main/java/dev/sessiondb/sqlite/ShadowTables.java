package dev.sessiondb.sqlite;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.sqlite.ddl.VirtualTableModule;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables in which a virtual table keeps its rows; see {@code xShadowName} in "The Virtual Table Mechanism Of SQLite". {@code PRAGMA table_list} knows them, too, but looks into every view for that: forty that each stand for the
 * one before twice keep it busy for minutes.
 */
final class ShadowTables {
    private static final String VIRTUAL = "SELECT name, sql FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'";
    private static final Map<String, List<String>> SUFFIXES = Map.of(
            "fts3", List.of("content", "segments", "segdir", "docsize", "stat"),
            "fts4", List.of("content", "segments", "segdir", "docsize", "stat"),
            "fts5", List.of("config", "content", "data", "docsize", "idx"),
            "rtree", List.of("node", "parent", "rowid"),
            "rtree_i32", List.of("node", "parent", "rowid"));

    private final Set<String> names = new HashSet<>();

    static ShadowTables of(Database database) throws SQLException {
        ShadowTables shadows = new ShadowTables();
        for (String[] table : database.list(VIRTUAL, row -> new String[] {row.getString(1), row.getString(2)})) {
            shadows.add(table[0], table[1]);
        }
        return shadows;
    }

    private void add(String table, String sql) {
        List<String> suffixes = VirtualTableModule.of(sql).map(SUFFIXES::get).orElse(List.of());
        suffixes.forEach(suffix -> names.add(AsciiNames.lower(table + "_" + suffix)));
    }

    boolean has(String table) {
        return names.contains(AsciiNames.lower(table));
    }
}
