package dev.sessiondb.sqlite;

import dev.sessiondb.sqlite.ddl.VirtualTableModule;
import dev.sessiondb.store.SourceObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Lists everything a database defines by SQLite's catalogue and pragmas alone; reads no definition's text. */
final class InventoryReader {
    private static final String OBJECTS = """
            SELECT type, tbl_name, name, ifnull(sql, '')
              FROM sqlite_schema
             WHERE (type = 'index' OR name NOT LIKE 'sqlite^_%' ESCAPE '^')
               AND tbl_name NOT LIKE 'sqlite^_%' ESCAPE '^'
             ORDER BY rowid
            """;
    private static final String COLUMNS = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid";
    private static final String FOREIGN_KEYS = "SELECT DISTINCT id FROM pragma_foreign_key_list(?) ORDER BY id";

    private final Database database;

    InventoryReader(Database database) {
        this.database = database;
    }

    List<SourceObject> read() throws SQLException {
        ShadowTables shadows = ShadowTables.of(database);
        List<SourceObject> all = new ArrayList<>(database.list(
                OBJECTS,
                row -> new SourceObject(
                        kind(row.getString(1), row.getString(2), row.getString(4), shadows),
                        row.getString(2),
                        row.getString(3))));
        all.removeIf(object -> object.kind().equals("index") && shadows.has(object.table()));
        for (SourceObject table : List.copyOf(all)) {
            if (table.kind().equals("table")) {
                all.addAll(parts("column", COLUMNS, table.name()));
                all.addAll(parts("foreign key", FOREIGN_KEYS, table.name()));
            }
        }
        return List.copyOf(all);
    }

    private static String kind(String type, String table, String sql, ShadowTables shadows) {
        if (!type.equals("table")) {
            return type;
        }
        boolean virtual = VirtualTableModule.defines(sql);
        return virtual ? "virtual table" : shadows.has(table) ? "shadow table" : type;
    }

    private List<SourceObject> parts(String kind, String sql, String table) throws SQLException {
        return database.list(sql, row -> new SourceObject(kind, table, row.getString(1)), table);
    }
}
