package dev.sessiondb.sqlite;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.UncarriedObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * One row of {@code sqlite_schema}.
 *
 * @param type {@code table}, {@code view} or {@code trigger}
 * @param table the table it belongs to
 * @param kind what {@code PRAGMA table_list} calls it: {@code table}, {@code view}, {@code virtual} or {@code shadow}; empty for a trigger
 */
record SchemaObject(String type, String name, String table, String sql, String kind, boolean withoutRowid) {

    /** @param kinds by name */
    static SchemaObject of(ResultSet row, Map<String, ObjectKind> kinds) throws SQLException {
        String type = row.getString(1);
        String name = row.getString(2);
        ObjectKind kind = type.equals("trigger") ? ObjectKind.NONE : kinds.getOrDefault(name, ObjectKind.NONE);
        return new SchemaObject(type, name, row.getString(3), row.getString(4), kind.name(), kind.withoutRowid());
    }

    boolean isTable() {
        return type.equals("table") && !isVirtual() && !isShadow();
    }

    boolean isView() {
        return type.equals("view");
    }

    /** A virtual table has no rows of its own; the text tells it even where its module isn't there. */
    boolean isVirtual() {
        return kind.equals("virtual") || sql.regionMatches(true, 0, "CREATE VIRTUAL", 0, 14);
    }

    private boolean isShadow() {
        return kind.equals("shadow");
    }

    UncarriedObject uncarried(List<SchemaObject> all) {
        if (isVirtual()) {
            return new UncarriedObject("virtual table", table, name, sql, VirtualTableAdvice.of(sql));
        }
        if (isShadow()) {
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
