package dev.sessiondb.postgres;

import dev.sessiondb.store.TableLoss;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What tables lose in one transaction: compares how they stood before with how they stand. */
final class LostTables {
    private static final String DROPPED = "is dropped";

    private final Connection connection;
    private final String schema;
    private final Map<Long, Table> before;

    private LostTables(Connection connection, String schema) throws SQLException {
        this.connection = connection;
        this.schema = schema;
        this.before = tables();
    }

    /** As they stand now. */
    static LostTables from(Connection connection, String schema) throws SQLException {
        return new LostTables(connection, schema);
    }

    /**
     * A table.
     *
     * @param storage another number after it was emptied or written anew
     * @param columns name and type by number, as {@code 3:name:text}
     * @param written rows deleted or updated in this session
     */
    private record Table(String schema, String name, long storage, List<String> columns, long written) {}

    /** Those that lost something since, in order of name. */
    List<TableLoss> losses() throws SQLException {
        Map<Long, Table> now = tables();
        List<TableLoss> losses = new ArrayList<>();
        for (Map.Entry<Long, Table> entry : before.entrySet()) {
            Table table = entry.getValue();
            Optional<String> what = Optional.ofNullable(now.get(entry.getKey()))
                    .map(after -> lost(table, after))
                    .orElse(Optional.of(DROPPED));
            what.ifPresent(words -> losses.add(loss(table, words)));
        }
        return losses;
    }

    private TableLoss loss(Table table, String what) {
        boolean elsewhere = !table.schema().equals(schema);
        return new TableLoss(elsewhere ? table.schema() + "." + table.name() : table.name(), elsewhere, what);
    }

    private static Optional<String> lost(Table table, Table after) {
        List<String> columns = table.columns().stream()
                .filter(column -> !after.columns().contains(column))
                .map(column -> "`" + column.split(":", 3)[1] + "`")
                .toList();
        if (!columns.isEmpty()) {
            return Optional.of(columns.stream().collect(Collectors.joining(", ", "loses or changes column ", "")));
        }
        if (table.storage() != after.storage()) {
            return Optional.of("is emptied or written anew");
        }
        return after.written() > table.written() ? Optional.of("has rows deleted or updated") : Optional.empty();
    }

    private Map<Long, Table> tables() throws SQLException {
        Map<Long, Table> tables = new LinkedHashMap<>();
        Query.list(
                connection,
                """
                SELECT c.oid, n.nspname, c.relname, coalesce(pg_catalog.pg_relation_filenode(c.oid), 0),
                       ARRAY(SELECT a.attnum || ':' || a.attname || ':' || pg_catalog.format_type(a.atttypid, a.atttypmod)
                             FROM pg_catalog.pg_attribute a
                             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum),
                       coalesce(pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid), 0)
                           + coalesce(pg_catalog.pg_stat_get_xact_tuples_updated(c.oid), 0)
                FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND n.nspname <> 'information_schema'
                  AND n.nspname NOT LIKE 'pg\\_%' AND NOT (n.nspname = ? AND c.relname = ANY (?))
                ORDER BY n.nspname, c.relname
                """,
                row -> tables.put(row.getLong(1), table(row)),
                schema,
                Bookkeeping.TABLES.toArray(String[]::new));
        return tables;
    }

    private static Table table(ResultSet row) throws SQLException {
        return new Table(
                String.valueOf(row.getString(2)),
                String.valueOf(row.getString(3)),
                row.getLong(4),
                Query.strings(row, 5),
                row.getLong(6));
    }
}
