package dev.sessiondb.sqlite;

import dev.sessiondb.store.SourceObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Lists everything a database defines by SQLite's catalogue and pragmas alone; reads no definition's text. */
final class InventoryReader {
    private static final String OBJECTS = """
              WITH l AS MATERIALIZED (SELECT name, type FROM pragma_table_list WHERE schema = 'main')
            SELECT CASE WHEN s.type = 'table' AND l.type IN ('virtual', 'shadow') THEN l.type || ' table' ELSE s.type END, s.tbl_name, s.name
              FROM sqlite_schema AS s
              LEFT JOIN l ON l.name = s.tbl_name
             WHERE (s.type = 'index' OR s.name NOT LIKE 'sqlite^_%' ESCAPE '^')
               AND s.tbl_name NOT LIKE 'sqlite^_%' ESCAPE '^'
               AND NOT (s.type = 'index' AND ifnull(l.type, '') = 'shadow')
             ORDER BY s.rowid
            """;
    private static final String COLUMNS = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid";
    private static final String FOREIGN_KEYS = "SELECT DISTINCT id FROM pragma_foreign_key_list(?) ORDER BY id";

    private final Database database;

    InventoryReader(Database database) {
        this.database = database;
    }

    List<SourceObject> read() throws SQLException {
        List<SourceObject> all = new ArrayList<>(
                database.list(OBJECTS, row -> new SourceObject(row.getString(1), row.getString(2), row.getString(3))));
        for (SourceObject table : List.copyOf(all)) {
            if (table.kind().equals("table")) {
                all.addAll(parts("column", COLUMNS, table.name()));
                all.addAll(parts("foreign key", FOREIGN_KEYS, table.name()));
            }
        }
        return List.copyOf(all);
    }

    private List<SourceObject> parts(String kind, String sql, String table) throws SQLException {
        return database.list(sql, row -> new SourceObject(kind, table, row.getString(1)), table);
    }
}
