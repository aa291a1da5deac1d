package dev.sessiondb.store;

import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.Table;
import java.util.stream.Collectors;

/** A SQLite table that holds some rows of another one: names and types only, since the constraints of where they go are the ones that count. */
public final class PlainTable {

    private PlainTable() {}

    /** The statement that makes it. */
    public static String definition(Table table) {
        String columns = table.columns().stream()
                .map(column -> Identifiers.quote(column.name()) + " " + type(table, column))
                .collect(Collectors.joining(", "));
        return "CREATE TABLE " + Identifiers.quote(table.name()) + " (" + columns + ")";
    }

    private static String type(Table table, Column column) {
        boolean id = table.primaryKey()
                .filter(PrimaryKey::rowidAlias)
                .filter(key -> key.columns().get(0).equals(column.name()))
                .isPresent();
        if (id) {
            boolean counts =
                    table.primaryKey().filter(PrimaryKey::autoincrement).isPresent();
            return "INTEGER PRIMARY KEY" + (counts ? " AUTOINCREMENT" : "");
        }
        boolean plain = column.declaredType().matches("[A-Za-z0-9_ ]*(\\([0-9 ,]*\\))?");
        return plain ? column.declaredType() : Identifiers.quote(column.declaredType());
    }
}
