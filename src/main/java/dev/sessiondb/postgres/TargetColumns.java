package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of an existing table, as far as SQL that compares with them must know them. */
final class TargetColumns {

    /**
     * A column.
     *
     * @param type to cast to: without a length, which would cut in silence
     * @param collation quoted; empty for a type without
     */
    private record Column(String name, String type, Optional<String> collation) {}

    private final Map<String, Column> columns;

    private TargetColumns(Map<String, Column> columns) {
        this.columns = columns;
    }

    /**
     * Of one table.
     *
     * @param qualified its name, quoted
     */
    static TargetColumns of(Connection connection, String qualified) throws SQLException {
        List<Column> columns = Query.list(
                connection,
                """
                SELECT a.attname, format_type(a.atttypid, -1), quote_ident(n.nspname) || '.' || quote_ident(c.collname), c.oid IS NOT NULL
                FROM pg_attribute a
                LEFT JOIN (pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace) ON c.oid = a.attcollation
                WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped
                """,
                row -> new Column(
                        String.valueOf(row.getString(1)),
                        String.valueOf(row.getString(2)),
                        row.getBoolean(4) ? Optional.of(String.valueOf(row.getString(3))) : Optional.empty()),
                qualified);
        return new TargetColumns(columns.stream().collect(Collectors.toMap(Column::name, c -> c)));
    }

    /** The staged value in the target's own type. */
    String cast(String side, String column) {
        String value = side + quote(column);
        return Optional.ofNullable(columns.get(column))
                .map(c -> "(" + value + ")::" + c.type())
                .orElse(value);
    }

    /** The staged value so that {@code =} compares it as the target's own keys do. */
    String keyCast(String side, String column) {
        String collation = Optional.ofNullable(columns.get(column))
                .flatMap(Column::collation)
                .map(c -> " COLLATE " + c)
                .orElse("");
        return "(" + cast(side, column) + collation + ")";
    }
}
