package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of an existing table, as far as SQL that compares with them must know them. */
final class TargetColumns {
    private static final String COLUMNS = """
            WITH RECURSIVE base AS (
                SELECT a.attnum, a.atttypid AS type, a.atttypmod AS modifier, NULL::text COLLATE "C" AS preset
                FROM pg_attribute a
                WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped
                UNION ALL
                SELECT b.attnum, t.typbasetype, t.typtypmod, coalesce(b.preset, pg_get_expr(t.typdefaultbin, 0) COLLATE "C")
                FROM base b JOIN pg_type t ON t.oid = b.type
                WHERE t.typtype = 'd'
            )
            SELECT a.attname, format_type(b.type, b.modifier), format_type(b.type, -1),
                   quote_ident(n.nspname) || '.' || quote_ident(c.collname), a.attidentity = 'a', a.attgenerated <> '',
                   coalesce(pg_get_expr(d.adbin, d.adrelid), b.preset),
                   CASE WHEN t.typname = 'citext' THEN (SELECT nspname FROM pg_namespace WHERE oid = t.typnamespace) END
            FROM base b
            JOIN pg_attribute a ON a.attrelid = ?::regclass AND a.attnum = b.attnum
            JOIN pg_type t ON t.oid = b.type AND t.typtype <> 'd'
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            LEFT JOIN (pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace) ON c.oid = a.attcollation
            ORDER BY a.attnum
            """;

    /**
     * A column.
     *
     * @param stored what is stored: a domain's own type, with a length where it has one
     * @param type to cast to: without a length, which would cut in silence
     * @param collation quoted; empty for a type without
     * @param always {@code GENERATED ALWAYS AS IDENTITY}
     * @param generated computed from others
     * @param expression its default, or what computes it
     * @param operators the schema of its type's own operators; empty for a built-in type
     */
    record Column(
            String name,
            String stored,
            String type,
            Optional<String> collation,
            boolean always,
            boolean generated,
            Optional<String> expression,
            Optional<String> operators) {}

    private final Map<String, Column> columns = new LinkedHashMap<>();

    private TargetColumns(List<Column> columns) {
        columns.forEach(c -> this.columns.put(c.name(), c));
    }

    /**
     * Of one table.
     *
     * @param qualified its name, quoted
     */
    static TargetColumns of(Connection connection, String qualified) throws SQLException {
        return new TargetColumns(Query.list(connection, COLUMNS, TargetColumns::column, qualified, qualified));
    }

    private static Column column(ResultSet row) throws SQLException {
        return new Column(
                String.valueOf(row.getString(1)),
                String.valueOf(row.getString(2)),
                String.valueOf(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                row.getBoolean(5),
                row.getBoolean(6),
                Optional.ofNullable(row.getString(7)),
                Optional.ofNullable(row.getString(8)));
    }

    Collection<Column> all() {
        return columns.values();
    }

    /** The column of that name, which is there. */
    Column get(String column) {
        return Objects.requireNonNull(columns.get(column), column);
    }

    /** A definition for a table that only holds values: nothing that refuses or fills one. */
    String definition(String column) {
        Column found = get(column);
        return quote(column) + " " + found.stored()
                + found.collation().map(c -> " COLLATE " + c).orElse("");
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

    /** Whether a staged row has the key of another one, as the target's own keys compare. */
    String equal(List<String> key, String side, String other) {
        return key.stream()
                .map(c -> keyCast(side, c) + " " + equals(c) + " " + other + quote(c))
                .collect(Collectors.joining(" AND "));
    }

    private String equals(String column) {
        return Optional.ofNullable(columns.get(column))
                .flatMap(Column::operators)
                .map(schema -> "OPERATOR(" + quote(schema) + ".=)")
                .orElse("=");
    }
}
