package dev.sessiondb.postgres;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.store.ExistingColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads from the system catalogues what columns a table has, and what stands behind their types: a domain's own type, an enum's labels, an array's elements. */
final class ColumnReader {
    private static final String COLUMNS = """
            WITH RECURSIVE base AS (
                SELECT a.attnum, a.atttypid AS type, a.atttypmod AS modifier, false AS filled, false AS required
                FROM pg_attribute a
                WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped
                UNION ALL
                SELECT b.attnum, t.typbasetype, t.typtypmod, b.filled OR t.typdefault IS NOT NULL, b.required OR t.typnotnull
                FROM base b JOIN pg_type t ON t.oid = b.type
                WHERE t.typtype = 'd'
            )
            SELECT a.attname, format_type(a.atttypid, a.atttypmod), t.typname, b.modifier,
                   t.typnamespace = 'pg_catalog'::regnamespace AS built_in, t.typtype = 'e' AS enumeration,
                   CASE WHEN e.typnamespace = 'pg_catalog'::regnamespace THEN e.typname END AS element,
                   ARRAY(SELECT l.enumlabel::text FROM pg_enum l WHERE l.enumtypid = t.oid ORDER BY l.enumsortorder) AS labels,
                   a.attnotnull OR b.required AS required, a.atthasdef OR b.filled AS filled, a.attidentity, a.attgenerated,
                   EXISTS (SELECT FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
                           WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum
                             AND d.deptype IN ('a', 'i') AND d.classid = 'pg_class'::regclass) AS counted
            FROM base b
            JOIN pg_attribute a ON a.attrelid = ? AND a.attnum = b.attnum
            JOIN pg_type t ON t.oid = b.type AND t.typtype <> 'd'
            LEFT JOIN pg_type e ON e.oid = t.typelem AND e.typarray = t.oid
            ORDER BY a.attnum
            """;

    private final Connection connection;

    ColumnReader(Connection connection) {
        this.connection = connection;
    }

    List<ExistingColumn> of(long table) throws SQLException {
        return Query.list(connection, COLUMNS, ColumnReader::column, table, table);
    }

    private static ExistingColumn column(ResultSet row) throws SQLException {
        String identity = String.valueOf(row.getString("attidentity"));
        return new ExistingColumn(
                String.valueOf(row.getString(1)),
                String.valueOf(row.getString(2)),
                type(row),
                row.getBoolean("required"),
                row.getBoolean("filled") || !identity.isEmpty(),
                row.getBoolean("counted"),
                identity.equals("a"),
                !String.valueOf(row.getString("attgenerated")).isEmpty());
    }

    private static Optional<ColumnType> type(ResultSet row) throws SQLException {
        String name = String.valueOf(row.getString("typname"));
        int modifier = row.getInt("modifier");
        if (row.getBoolean("enumeration")) {
            return Optional.of(ColumnType.enumeration(Query.strings(row, row.findColumn("labels"))));
        }
        String element = row.getString("element");
        if (element != null) {
            return ColumnTypes.array(element, modifier);
        }
        boolean known = row.getBoolean("built_in") || name.equals(ColumnTypes.CITEXT);
        return known ? ColumnTypes.of(name, modifier) : Optional.empty();
    }
}
