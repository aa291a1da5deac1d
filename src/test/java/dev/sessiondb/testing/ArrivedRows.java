package dev.sessiondb.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All rows of a PostgreSQL table, each value spelt in one way only. */
final class ArrivedRows {
    private final Connection postgres;
    private final String schema;

    ArrivedRows(Connection postgres, String schema) {
        this.postgres = postgres;
        this.schema = schema;
    }

    /** Columns and their types without length or precision; empty when there is no such table. */
    Map<String, String> types(String table) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        for (List<?> row : Rows.of(postgres, """
                SELECT a.attname, format_type(a.atttypid, NULL) FROM pg_attribute a
                  JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE n.nspname = %s AND c.relname = %s AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
                """.formatted(Sql.text(schema), Sql.text(table)))) {
            types.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
        }
        return types;
    }

    /** @param types by column, in the order wanted */
    List<List<String>> of(String table, Map<String, String> types) throws SQLException {
        String select = types.entrySet().stream()
                .map(c -> spelt(Sql.quote(c.getKey()), c.getValue()))
                .collect(Collectors.joining(", "));
        List<String> kinds = List.copyOf(types.values());
        List<List<String>> all = new ArrayList<>();
        for (List<?> values :
                Rows.of(postgres, "SELECT " + select + " FROM " + Sql.quote(schema) + "." + Sql.quote(table))) {
            List<String> row = new ArrayList<>();
            for (int i = 0; i < kinds.size(); i++) {
                row.add(cell(String.valueOf(values.get(i)), values.get(i) == null, kinds.get(i)));
            }
            all.add(row);
        }
        return all;
    }

    private static String cell(String value, boolean isNull, String type) {
        if (isNull) {
            return "null";
        }
        return type.equals("jsonb") ? JsonTree.of(value).orElse("no JSON: " + value) : value;
    }

    private static String spelt(String name, String type) {
        return switch (type) {
            case "bytea" -> "encode(" + name + ", 'hex')";
            case "text", "character varying", "character" -> "encode(convert_to(" + name + "::text, 'UTF8'), 'hex')";
            case "smallint", "integer", "bigint", "numeric" -> "trim_scale(" + name + "::numeric)::text";
            case "double precision" -> "encode(float8send(" + name + "), 'hex')";
            case "real" -> "encode(float4send(" + name + "), 'hex')";
            case "boolean" -> name + "::text";
            case "timestamp with time zone" ->
                "to_char(" + name + " AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US AD')";
            case "date" -> "to_char(" + name + ", 'YYYY-MM-DD AD')";
            case "time without time zone" -> "(extract(epoch FROM " + name + ") * 1000000)::bigint::text";
            case "uuid" -> "replace(" + name + "::text, '-', '')";
            default -> name + "::text";
        };
    }
}
