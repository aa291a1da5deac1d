package dev.sessiondb.sqlite;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.UncarriedObject;
import dev.sessiondb.sqlite.ddl.VirtualTableModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * One row of {@code sqlite_schema}.
 *
 * @param type {@code table}, {@code view} or {@code trigger}
 * @param table the table it belongs to
 * @param shadow whether a virtual table keeps its rows there
 */
record SchemaObject(String type, String name, String table, String sql, boolean shadow) {

    static SchemaObject of(ResultSet row, ShadowTables shadows) throws SQLException {
        String type = row.getString(1);
        String name = row.getString(2);
        return new SchemaObject(
                type, name, row.getString(3), row.getString(4), type.equals("table") && shadows.has(name));
    }

    boolean isTable() {
        return type.equals("table") && !isVirtual() && !shadow;
    }

    boolean isView() {
        return type.equals("view");
    }

    /** A virtual table has no rows of its own. */
    boolean isVirtual() {
        return VirtualTableModule.defines(sql);
    }

    UncarriedObject uncarried(List<SchemaObject> all) {
        if (isVirtual()) {
            return new UncarriedObject("virtual table", table, name, sql, VirtualTableAdvice.of(sql));
        }
        if (shadow) {
            return uncarried("shadow table", "it is the storage of virtual table `" + owner(all) + "`");
        }
        return uncarried(type, "what it does when rows change has to be written anew, as a function of PostgreSQL");
    }

    private UncarriedObject uncarried(String as, String reason) {
        return new UncarriedObject(as, table, name, sql, reason);
    }

    /** Shadow tables are named after their virtual table; see {@code sqlite3_module.xShadowName}. */
    private String owner(List<SchemaObject> all) {
        String lower = AsciiNames.lower(name);
        return all.stream()
                .filter(SchemaObject::isVirtual)
                .map(SchemaObject::name)
                .filter(virtual -> lower.startsWith(AsciiNames.lower(virtual) + "_"))
                .findFirst()
                .orElse("");
    }
}
