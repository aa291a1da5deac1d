package dev.sessiondb.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares a SQLite file with a PostgreSQL database, value by value, by SQL of its own on both sides: it shares nothing with the code under test.
 */
public final class Comparison {
    private final Path file;
    private final TestDatabase database;
    private final Map<String, String> renamed;

    public Comparison(Path file, TestDatabase database) {
        this(file, database, Map.of());
    }

    /** Columns that have another name in PostgreSQL, by {@code table.column}. */
    public Comparison(Path file, TestDatabase database, Map<String, String> renamed) {
        this.file = file;
        this.database = database;
        this.renamed = Map.copyOf(renamed);
    }

    /** Every ordinary table of the file, under the same name in PostgreSQL, has the same rows. Returns how many rows were compared. */
    public long allTablesEqual() {
        long rows = 0;
        for (String table : tables()) {
            rows += tableEqual(table);
        }
        return rows;
    }

    public long tableEqual(String table) {
        Map<String, String> types = types(table);
        List<String> columns = columns(table);
        List<String> names = columns.stream()
                .map(c -> renamed.getOrDefault(table + "." + c, c))
                .toList();
        assertThat(types.keySet()).as("columns of %s", table).containsAll(names);
        List<String> expected =
                source(table, columns, names.stream().map(types::get).toList());
        List<String> actual = target(table, names, types);
        assertThat(actual).as("rows of %s", table).isEqualTo(expected);
        return expected.size();
    }

    /** The ordinary tables of the file. */
    public List<String> tables() {
        return sqlite("""
                SELECT name FROM pragma_table_list
                WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name
                """);
    }

    private List<String> columns(String table) {
        return sqlite("SELECT name FROM pragma_table_xinfo('" + table.replace("'", "''") + "') WHERE hidden = 0");
    }

    private Map<String, String> types(String table) {
        Map<String, String> types = new LinkedHashMap<>();
        String sql = """
                SELECT attname, format_type(atttypid, NULL) FROM pg_attribute
                WHERE attrelid = to_regclass('%s') AND attnum > 0 AND NOT attisdropped ORDER BY attnum
                """.formatted(quote(table).replace("'", "''"));
        for (List<?> row : database.query(sql)) {
            types.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
        }
        assertThat(types).as("table %s in PostgreSQL", table).isNotEmpty();
        return types;
    }

    private List<String> source(String table, List<String> columns, List<String> types) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sourceSql(table, columns))) {
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 0; i < columns.size(); i++) {
                    String type = types.get(i);
                    row.append(SourceValues.canonical(result.getString(2 * i + 1), result.getString(2 * i + 2), type));
                    row.append(" | ");
                }
                rows.add(row.toString());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Collections.sort(rows);
        return rows;
    }

    /** Two columns for each: its storage class, and its value as text; texts and blobs in hex, reals with 17 digits. */
    private static String sourceSql(String table, List<String> columns) {
        List<String> parts = new ArrayList<>();
        for (String column : columns) {
            String name = quote(column);
            parts.add(
                    "typeof(%s), CASE typeof(%s) WHEN 'real' THEN printf('%%!.17g', %s) WHEN 'integer' THEN %s ELSE hex(%s) END"
                            .formatted(name, name, name, name, name));
        }
        return "SELECT " + String.join(", ", parts) + " FROM " + quote(table);
    }

    private List<String> target(String table, List<String> columns, Map<String, String> types) {
        List<String> parts = new ArrayList<>();
        for (String column : columns) {
            parts.add(targetSql(quote(column), String.valueOf(types.get(column))));
        }
        List<String> rows = new ArrayList<>();
        for (List<?> values : database.query("SELECT " + String.join(", ", parts) + " FROM " + quote(table))) {
            StringBuilder row = new StringBuilder();
            values.forEach(value -> row.append(value == null ? "null" : value).append(" | "));
            rows.add(row.toString());
        }
        Collections.sort(rows);
        return rows;
    }

    private static String targetSql(String name, String type) {
        return switch (type) {
            case "bytea" -> "'hex ' || encode(" + name + ", 'hex')";
            case "text", "character varying", "character", "json" ->
                "'text ' || encode(convert_to(" + name + "::text, 'UTF8'), 'hex')";
            case "timestamp with time zone" -> "'us ' || (extract(epoch FROM " + name + ") * 1000000)::numeric(30,0)";
            case "date" -> "'date ' || " + name;
            case "boolean" -> "'bool ' || " + name;
            case "numeric" -> "'number ' || trim_scale(" + name + ")";
            case "double precision" -> "'double ' || encode(float8send(" + name + "), 'hex')";
            case "jsonb" -> "'json ' || " + name + "::text";
            case "uuid" -> "'uuid ' || " + name;
            default -> "'number ' || " + name;
        };
    }

    private List<String> sqlite(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
