package dev.sessiondb.postgres;

import static dev.sessiondb.postgres.Bookkeeping.MIGRATIONS;
import static dev.sessiondb.postgres.Bookkeeping.qualified;

import dev.sessiondb.store.DerivedMigration;
import dev.sessiondb.store.DerivedMigration.TableChange;
import dev.sessiondb.store.SchemaVersion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what runs derived, and compares their tables with what they made: each is made again as temporary tables, in a transaction of the caller's that is rolled back. */
final class DerivedReader {
    /** A key made later adds it. */
    private static final String NOT_NULL = " not null";

    private final Connection connection;
    private final String schema;

    DerivedReader(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    List<DerivedMigration> read() throws SQLException {
        if (!Bookkeeping.readable(connection, schema, MIGRATIONS)) {
            return List.of();
        }
        List<DerivedMigration> migrations = new ArrayList<>();
        for (Row row : rows()) {
            migrations.add(compared(row));
        }
        return migrations;
    }

    private record Row(String version, String runId, String description, String sql, String inverse) {}

    private List<Row> rows() throws SQLException {
        return Query.list(
                connection,
                "SELECT version, run_id, description, sql, inverse FROM " + qualified(schema, MIGRATIONS)
                        + " ORDER BY published_at, version COLLATE \"C\"",
                row -> new Row(text(row, 1), text(row, 2), text(row, 3), text(row, 4), text(row, 5)));
    }

    private DerivedMigration compared(Row row) throws SQLException {
        Savepoint before = connection.setSavepoint();
        List<TableChange> changes = List.of();
        Optional<String> notCompared = Optional.empty();
        try {
            changes = changes(row);
        } catch (SQLException e) {
            if (SqlFailures.lost(e)) {
                throw e;
            }
            notCompared = Optional.of(SqlFailures.text(e));
        }
        connection.rollback(before);
        return new DerivedMigration(
                new SchemaVersion(row.version()),
                row.runId(),
                row.description(),
                new FlywayScriptReader().checksum(row.sql()),
                row.inverse(),
                changes,
                notCompared);
    }

    /** Of a migration that makes tables; keys and views hang on them. */
    private List<TableChange> changes(Row row) throws SQLException {
        if (!row.description().equals("tables")) {
            return List.of();
        }
        Query.execute(connection, "SET LOCAL search_path = pg_temp, pg_catalog");
        Query.execute(connection, row.sql());
        Query.execute(connection, "SET LOCAL search_path = pg_catalog, pg_temp"); // a table may be called pg_class
        Map<String, Map<String, String>> made = columns("n.oid = pg_my_temp_schema() AND ? <> ''");
        Map<String, Map<String, String>> there = columns("n.nspname = ?");
        List<TableChange> changes = new ArrayList<>();
        made.forEach((table, columns) -> changes.addAll(changes(table, columns, there.get(table))));
        return changes;
    }

    private static List<TableChange> changes(
            String table, Map<String, String> made, @Nullable Map<String, String> there) {
        if (there == null) {
            return List.of(new TableChange(table, "is gone"));
        }
        List<TableChange> changes = new ArrayList<>();
        made.forEach((column, form) -> {
            String now = there.get(column);
            if (now == null) {
                changes.add(new TableChange(table, "lacks column `" + column + "`"));
            } else if (!now.equals(form) && !now.equals(form + NOT_NULL)) {
                changes.add(new TableChange(table, "has column `" + column + "` as " + now + ", made as " + form));
            }
        });
        there.keySet().stream()
                .filter(column -> !made.containsKey(column))
                .forEach(column -> changes.add(new TableChange(table, "has a further column `" + column + "`")));
        return changes;
    }

    /** Type, NOT NULL and identity, by table and column. Defaults are left out: the server spells them by search path. */
    private Map<String, Map<String, String>> columns(String where) throws SQLException {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        Query.list(
                connection,
                """
                SELECT c.relname, a.attname,
                       format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attidentity <> '' THEN ' identity' ELSE '' END
                       || CASE WHEN a.attgenerated <> '' THEN ' generated' ELSE '' END
                       || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE c.relkind IN ('r', 'p') AND %s ORDER BY c.relname, a.attnum
                """.formatted(where),
                row -> tables.computeIfAbsent(text(row, 1), name -> new LinkedHashMap<>())
                        .put(text(row, 2), text(row, 3)),
                schema);
        return tables;
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return String.valueOf(row.getString(column));
    }
}
