package dev.sessiondb.sqlite;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.ReferentialAction;
import dev.sessiondb.schema.UncarriedObject;
import dev.sessiondb.sqlite.ddl.TableDefinition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the foreign keys of one table in the order they are written. */
final class ForeignKeyReader {
    /** SQLite numbers them from the last one written. */
    private static final String FOREIGN_KEYS = """
            SELECT id, "table", "from", "to", on_update, on_delete
              FROM pragma_foreign_key_list(?)
             ORDER BY id DESC, seq
            """;

    private final Database database;
    private final TableShape table;
    private final Map<String, TableShape> tables;
    private final List<UncarriedObject> uncarried;

    private record Reference(
            int id, String parent, String from, Optional<String> to, String onUpdate, String onDelete) {}

    ForeignKeyReader(
            Database database, TableShape table, Map<String, TableShape> tables, List<UncarriedObject> uncarried) {
        this.database = database;
        this.table = table;
        this.tables = tables;
        this.uncarried = uncarried;
    }

    List<ForeignKey> read() throws SQLException {
        Map<Integer, List<Reference>> byId = new LinkedHashMap<>();
        for (Reference reference : references()) {
            byId.computeIfAbsent(reference.id(), id -> new ArrayList<>()).add(reference);
        }
        List<Boolean> deferred =
                table.definition().map(TableDefinition::deferredForeignKeys).orElse(List.of());
        List<ForeignKey> foreignKeys = new ArrayList<>();
        int place = 0;
        for (List<Reference> references : byId.values()) {
            boolean isDeferred = deferred.size() == byId.size() && deferred.get(place++);
            add(foreignKey(references, isDeferred), foreignKeys);
        }
        return foreignKeys;
    }

    private List<Reference> references() throws SQLException {
        return database.list(
                FOREIGN_KEYS,
                row -> new Reference(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)),
                        row.getString(5),
                        row.getString(6)),
                table.name());
    }

    private ForeignKey foreignKey(List<Reference> references, boolean deferred) {
        Reference first = references.get(0);
        Optional<TableShape> parent = Optional.ofNullable(tables.get(AsciiNames.lower(first.parent())));
        return new ForeignKey(
                references.stream().map(Reference::from).toList(),
                parent.map(TableShape::name).orElse(first.parent()),
                referenced(references, parent),
                action(first.onDelete()),
                action(first.onUpdate()),
                deferred);
    }

    private static List<String> referenced(List<Reference> references, Optional<TableShape> parent) {
        if (references.get(0).to().isPresent()) {
            return references.stream()
                    .flatMap(r -> r.to().stream())
                    .map(to -> parent.flatMap(p -> p.column(to))
                            .map(ColumnInfo::name)
                            .orElse(to))
                    .toList();
        }
        List<String> key = parent.map(TableShape::keyColumns).orElse(List.of());
        return key.size() == references.size() ? key : List.of();
    }

    private void add(ForeignKey foreignKey, List<ForeignKey> foreignKeys) {
        Optional<String> unreadable =
                foreignKey.columns().stream().filter(table::unreadable).findFirst();
        if (unreadable.isEmpty()) {
            foreignKeys.add(foreignKey);
            return;
        }
        String sql = "FOREIGN KEY (" + Sql.quoteAll(foreignKey.columns()) + ") REFERENCES "
                + Sql.quote(foreignKey.referencedTable());
        uncarried.add(new UncarriedObject(
                "foreign key", table.name(), "", sql, "it uses generated column `" + unreadable.get() + "`"));
    }

    private static ReferentialAction action(String sql) {
        for (ReferentialAction action : ReferentialAction.values()) {
            if (action.sql().equalsIgnoreCase(sql)) {
                return action;
            }
        }
        return ReferentialAction.NO_ACTION;
    }
}
