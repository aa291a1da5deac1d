package dev.sessiondb.sqlite;

import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.ConstraintViolation;
import dev.sessiondb.store.RowCursor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the rows of one table that break what its schema declares. SQLite itself doesn't see to it: foreign keys are off by default, a key column may be NULL, and
 * an index may be damaged, so none is used. A constraint that needs a function of the application, or a referenced key with a collation of its own, can't be checked and is passed over.
 */
final class ViolationScan {
    private static final int NAMED_ROWS = 10;

    private final Database database;
    private final DatabaseSchema schema;
    private final Table table;
    private final RowIdentity identity;
    private final TextEncoding encoding;
    private final List<ConstraintViolation> violations = new ArrayList<>();

    ViolationScan(Database database, DatabaseSchema schema, Table table) throws SQLException {
        this.database = database;
        this.schema = schema;
        this.table = table;
        this.identity = RowIdentity.of(table, database);
        this.encoding = TextEncoding.of(database);
    }

    List<ConstraintViolation> violations() throws SQLException {
        nullKeys();
        nulls();
        for (UniqueKeyCheck key : UniqueKeyCheck.of(table, database)) {
            add(key.kind(), key.columns(), key.detail(), key.duplicates(table));
        }
        for (ForeignKey foreignKey : table.foreignKeys()) {
            orphans(foreignKey);
        }
        return violations;
    }

    private void nullKeys() throws SQLException {
        Optional<PrimaryKey> key = table.primaryKey().filter(k -> !k.rowidAlias());
        if (key.isPresent()) {
            List<String> columns = key.get().columns();
            String where = columns.stream().map(ViolationScan::isNull).collect(Collectors.joining(" OR "));
            add("primary key", columns, "NULL in (" + String.join(", ", columns) + ")", where);
        }
    }

    private void nulls() throws SQLException {
        List<String> key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
        List<String> columns = table.columns().stream()
                .filter(Column::notNull)
                .map(Column::name)
                .filter(name -> !key.contains(name))
                .toList();
        for (String column : withNulls(columns)) {
            add("not null", List.of(column), "NULL in " + column, isNull(column));
        }
    }

    /** All columns in one pass. */
    private List<String> withNulls(List<String> columns) throws SQLException {
        if (columns.isEmpty()) {
            return List.of();
        }
        String counts = columns.stream()
                .map(c -> "count(CASE WHEN " + isNull(c) + " THEN 1 END)")
                .collect(Collectors.joining(", "));
        String sql = "SELECT " + counts + " FROM " + Sql.quote(table.name()) + " NOT INDEXED";
        return database.list(sql, row -> {
                    List<String> found = new ArrayList<>();
                    for (int i = 0; i < columns.size(); i++) {
                        if (row.getLong(i + 1) > 0) {
                            found.add(columns.get(i));
                        }
                    }
                    return found;
                })
                .get(0);
    }

    /** {@code IS NULL} won't do: SQLite takes it for false where NOT NULL is declared. */
    private static String isNull(String column) {
        return "typeof(" + Sql.quote(column) + ") = 'null'";
    }

    private void orphans(ForeignKey foreignKey) throws SQLException {
        Optional<Table> parent = schema.table(foreignKey.referencedTable());
        if (parent.isEmpty() || !ReferencedKey.isUnique(parent.get(), foreignKey.referencedColumns())) {
            return;
        }
        String detail =
                "references " + parent.get().name() + " (" + String.join(", ", foreignKey.referencedColumns()) + ")";
        add("foreign key", foreignKey.columns(), detail, ReferencedKey.missing(table, foreignKey));
    }

    private void add(String kind, List<String> columns, String detail, String where) throws SQLException {
        RowQuery query = new RowQuery(table, identity, false, RowCursor.LARGE, where);
        List<String> names = new ArrayList<>();
        long rows = 0;
        try (SqliteRowCursor cursor = new SqliteRowCursor(database, query, encoding, () -> {})) {
            for (; cursor.next(); rows++) {
                if (rows < NAMED_ROWS) {
                    names.add(cursor.rowName());
                }
            }
        } catch (SQLException e) {
            if (!SqliteErrors.notPrepared(e)) {
                throw e;
            }
        }
        if (rows > 0) {
            violations.add(new ConstraintViolation(kind, table.name(), columns, detail, rows, names));
        }
    }
}
