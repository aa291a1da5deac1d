package dev.sessiondb.plan;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.schema.ReferentialAction;
import dev.sessiondb.store.ExistingColumn;
import dev.sessiondb.store.ExistingTable;
import dev.sessiondb.store.TargetTableDetail;
import dev.sessiondb.store.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The statements that make a table of PostgreSQL in SQLite. */
final class SqliteTableDdl {
    private final ExistingTable table;
    private final TargetTableDetail detail;
    private final Map<String, String> types;
    private final Findings findings;

    /** @param types what each column is declared as */
    SqliteTableDdl(ExistingTable table, TargetTableDetail detail, Map<String, String> types, Findings findings) {
        this.table = table;
        this.detail = detail;
        this.types = types;
        this.findings = findings;
    }

    String create() {
        Optional<String> rowid = rowid();
        List<String> parts = new ArrayList<>();
        table.columns().stream()
                .filter(c -> !c.generated())
                .forEach(c -> parts.add(column(c, rowid.filter(c.name()::equals).isPresent())));
        if (!table.primaryKey().isEmpty() && rowid.isEmpty()) {
            parts.add("PRIMARY KEY (" + names(table.primaryKey()) + ")");
        }
        table.uniqueKeys().forEach(key -> parts.add("UNIQUE (" + names(key.columns()) + ")"));
        detail.foreignKeys().forEach(key -> parts.add(foreignKey(key)));
        return "CREATE TABLE " + quote(table.name()) + " (\n    " + String.join(",\n    ", parts) + "\n)";
    }

    /** The key that can be the rowid itself. */
    private Optional<String> rowid() {
        return table.primaryKey().size() != 1
                ? Optional.empty()
                : table.column(table.primaryKey().get(0))
                        .filter(c -> c.type().filter(SqliteTypes::countsIds).isPresent())
                        .map(ExistingColumn::name);
    }

    private String column(ExistingColumn column, boolean rowid) {
        if (rowid) {
            return quote(column.name()) + " INTEGER PRIMARY KEY" + (column.identity() ? " AUTOINCREMENT" : "");
        }
        return quote(column.name()) + " " + types.getOrDefault(column.name(), "TEXT")
                + (column.notNull() ? " NOT NULL" : "") + defaultSql(column);
    }

    private String defaultSql(ExistingColumn column) {
        String sql = detail.defaults().get(column.name());
        if (sql == null) {
            return "";
        }
        Optional<String> translated = SqliteDefault.translate(sql);
        if (translated.isEmpty()) {
            findings.add(Finding.of(
                            "default-not-carried",
                            Finding.Severity.WARNING,
                            table.name(),
                            column.name(),
                            "its DEFAULT has no translation to SQLite: new rows get NULL")
                    .leavingOut(Optional.of("DEFAULT " + sql)));
        }
        return translated.map(d -> " DEFAULT " + d).orElse("");
    }

    /** What adds a column to a table that SQLite has. SQLite adds none that is NOT NULL without a constant to fill it with. */
    String add(ExistingColumn column, boolean strict) {
        String type = strict ? "ANY" : types.getOrDefault(column.name(), "TEXT");
        return "ALTER TABLE " + quote(table.name()) + " ADD COLUMN " + quote(column.name()) + " " + type;
    }

    private static String foreignKey(ForeignKey key) {
        return "FOREIGN KEY (" + names(key.columns()) + ") REFERENCES " + quote(key.referencedTable()) + " ("
                + names(key.referencedColumns()) + ")" + action(" ON DELETE ", key.onDelete())
                + action(" ON UPDATE ", key.onUpdate()) + (key.deferred() ? " DEFERRABLE INITIALLY DEFERRED" : "");
    }

    private static String action(String clause, ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION ? "" : clause + action.sql();
    }

    List<String> indexes() {
        return detail.indexes().stream().map(this::index).toList();
    }

    private String index(UniqueKey index) {
        return "CREATE INDEX " + quote(index.name()) + " ON " + quote(table.name()) + " (" + names(index.columns())
                + ")";
    }

    private static String names(List<String> columns) {
        return columns.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    }
}
