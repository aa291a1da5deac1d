package dev.sessiondb.sqlite;

import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.schema.CheckConstraint;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.ConstraintViolation;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.RowIds;
import dev.sessiondb.store.TableStatistics;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Finds the rows of one table that break what its schema declares. SQLite itself doesn't see to it: foreign keys are off by default, a key column may be NULL, and
 * an index may be damaged, so none is used. A constraint that needs a function of the application, or a referenced key with a collation of its own, can't be checked and is passed over.
 */
final class ViolationScan {
    private static final int NAMED_ROWS = 10;

    private final Database database;
    private final DatabaseSchema schema;
    private final Table table;
    private final Optional<TableStatistics> counted;
    private final RowIdentity identity;
    private final TextEncoding encoding;
    private final List<ConstraintViolation> violations = new ArrayList<>();

    /** @param counted what the rows were found to hold, where they were counted already */
    ViolationScan(Database database, DatabaseSchema schema, Table table, Optional<TableStatistics> counted)
            throws SQLException {
        this.database = database;
        this.schema = schema;
        this.table = table;
        this.counted = counted;
        this.identity = RowIdentity.of(table, database);
        this.encoding = TextEncoding.of(database);
    }

    List<ConstraintViolation> violations() throws SQLException {
        nullKeys();
        nulls();
        for (UniqueKeyCheck key : UniqueKeyCheck.of(table, database)) {
            duplicates(key);
        }
        for (CheckConstraint check : table.checks()) {
            check(check);
        }
        for (ForeignKey foreignKey : table.foreignKeys()) {
            orphans(foreignKey);
        }
        return violations;
    }

    /** A CHECK that a value makes fail with an error, as {@code json_extract} of what is no JSON does, can't be checked. */
    private void check(CheckConstraint check) throws SQLException {
        try {
            add("check", List.of(), check.sql(), "NOT (" + check.sql() + ")");
        } catch (SessionDbException e) {
            if (!(e.getCause() instanceof SQLException cause) || !SqliteErrors.notPrepared(cause)) {
                throw e;
            }
        }
    }

    /** Of the rows that share a key all are named, and all but the first would have to go. */
    private void duplicates(UniqueKeyCheck key) throws SQLException {
        List<String> names = new ArrayList<>();
        Found all = find(key.duplicates(table), names);
        if (all.rows() > 0) {
            RowIds later = identity.rowid().isEmpty()
                    ? RowIds.NONE
                    : find(key.repeats(table, identity.rowid().get()), new ArrayList<>())
                            .ids();
            violations.add(new ConstraintViolation(
                    key.kind(), table.name(), key.columns(), key.detail(), all.rows(), names, later));
        }
    }

    private void nullKeys() throws SQLException {
        Optional<PrimaryKey> key = table.primaryKey().filter(k -> !k.rowidAlias());
        if (key.isPresent()) {
            List<String> columns = key.get().columns();
            String where = columns.stream().map(this::isNull).collect(Collectors.joining(" OR "));
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
        for (String column : counted.isPresent() ? withNulls(columns, counted.get()) : withNulls(columns)) {
            add("not null", List.of(column), "NULL in " + column, isNull(column));
        }
    }

    private List<String> withNulls(List<String> columns, TableStatistics known) {
        return IntStream.range(0, table.columns().size())
                .filter(i -> known.columns().get(i).nulls() > 0)
                .mapToObj(i -> table.columns().get(i).name())
                .filter(columns::contains)
                .toList();
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
    private String isNull(String column) {
        String expression = table.derived().get(column);
        return "typeof(" + (expression == null ? Sql.quote(column) : expression) + ") = 'null'";
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
        List<String> names = new ArrayList<>();
        Found found = find(where, names);
        if (found.rows() > 0) {
            violations.add(
                    new ConstraintViolation(kind, table.name(), columns, detail, found.rows(), names, found.ids()));
        }
    }

    private record Found(long rows, RowIds ids) {}

    /** @param names to which the first rows' are added */
    private Found find(String where, List<String> names) throws SQLException {
        RowQuery query = new RowQuery(table, identity, false, RowCursor.LARGE, where);
        LongStream.Builder ids = LongStream.builder();
        boolean named = identity.rowid().isPresent();
        long rows = 0;
        try (SqliteRowCursor cursor = new SqliteRowCursor(database, query, encoding, () -> {})) {
            for (; cursor.next(); rows++) {
                if (rows < NAMED_ROWS) {
                    names.add(cursor.rowName());
                }
                if (named && rows < RowIds.MOST) {
                    ids.add(cursor.rowId());
                }
            }
        } catch (SQLException e) {
            if (!SqliteErrors.notPrepared(e)) {
                throw e;
            }
        }
        if (rows == 0 || rows > RowIds.MOST) {
            return new Found(rows, RowIds.NONE);
        }
        return new Found(rows, named ? RowIds.of(ids.build()) : places(where));
    }

    /** A filtered cursor counts the rows it shows; these are their places among all. */
    private RowIds places(String where) throws SQLException {
        String name = Sql.quote(table.name());
        String all = "(SELECT row_number() OVER (" + identity.orderBy().strip() + ") AS " + Sql.quote("sessiondb.place")
                + ", * FROM " + name + " NOT INDEXED)";
        String sql = "SELECT " + Sql.quote("sessiondb.place") + " FROM " + all + " AS " + name + " WHERE " + where;
        return RowIds.of(database.list(sql, row -> row.getLong(1)).stream().flatMapToLong(LongStream::of));
    }
}
