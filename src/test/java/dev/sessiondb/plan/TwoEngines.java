package dev.sessiondb.plan;

import dev.sessiondb.plan.TypedSql.Family;
import dev.sessiondb.schema.Table;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.TableStatistics;
import dev.sessiondb.store.TargetSchema;
import dev.sessiondb.testing.TestDatabase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The same rows in SQLite and in PostgreSQL, and the columns as a plan knows them. */
final class TwoEngines implements AutoCloseable {
    static final List<String> COLUMNS = List.of("id", "i", "j", "m", "r", "s", "t", "u", "n", "b", "z", "d", "k", "w");
    private static final String TABLE = """
            CREATE TABLE x (id INTEGER PRIMARY KEY, i INTEGER, j INT, m BIGINT, r REAL, s DOUBLE, t TEXT, u VARCHAR(30), n TEXT COLLATE NOCASE,
                            b BOOLEAN, z BLOB, d DECIMAL(10,2), k JSON, w)""";

    private static final Object[] INTEGERS = {0, 1, 2, -3, 7, 12, null, 1000000};
    private static final Object[] LARGE = {Long.MAX_VALUE, Long.MIN_VALUE, 0, 9007199254740993L};
    private static final Object[] REALS = {
        0.0, 0.5, -0.5, 1.0, 0.1, 2.5, -2.5, 1e15, null, -7.25, 0.49999999999999994, 3.0
    };
    private static final Object[] TEXTS = {
        "", "abc", "ABC", "a", " abc ", "abc  ", "12", "É", "é", "a%", "x_y", "[b]", "]", "b\nc", "日本", "ä\\b", null,
        "aéc", "1.5", "!%"
    };
    private static final Object[] OTHERS = {"100%", "a", "\\", "a.b", "[", "-", "ö", "it's", null, "b", "%_"};
    private static final Object[] BLOBS = {
        new byte[0], new byte[] {0, -1}, new byte[] {0}, null, "abc".getBytes(StandardCharsets.UTF_8)
    };
    private static final Object[] DECIMALS = {"0", "1.50", "10", "-3.25", null, "0.10", "99999.99"};
    private static final Object[] JSONS = {"{}", "[1, 2]", null, "\"a\"", "{\"a\": 1}", "[]", "true", "null"};
    private static final Object[] MIXED = {"x", 5, null, 2.5};
    private static final int ROWS = 60;

    private final Connection sqlite;
    private final Connection postgres;
    private final ExpressionSql expressions;

    private TwoEngines(Connection sqlite, Connection postgres, ExpressionSql expressions) {
        this.sqlite = sqlite;
        this.postgres = postgres;
        this.expressions = expressions;
    }

    static TwoEngines filled(Path file, TestDatabase database) throws SQLException {
        Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + file);
        sqlite.createStatement().execute(TABLE);
        fill(sqlite, "CAST(? AS NUMERIC)", "?");
        Connection postgres = database.connect();
        try (Source source = new SqliteSourceStore(file).open()) {
            Table table = source.schema().tables().get(0);
            TableStatistics seen = source.statistics(table);
            MigrationPlan plan = new Planner(
                            source, new TargetSchema(true, Map.of(), Set.of()), new PlanOptions(ZoneOffset.UTC, "1"))
                    .plan();
            List<ExpressionColumn> columns = plan.tables().get(0).columns().stream()
                    .map(c -> ExpressionColumn.of(c, seen.columns().get(c.position())))
                    .toList();
            postgres.createStatement().execute(plan.preData().get(0).sql());
            fill(postgres, "?::numeric", "?::jsonb");
            return new TwoEngines(sqlite, postgres, new ExpressionSql(columns));
        }
    }

    ExpressionSql expressions() {
        return expressions;
    }

    private static void fill(Connection connection, String decimal, String json) throws SQLException {
        boolean server = json.length() > 1;
        String sql = "INSERT INTO x VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " + decimal + ", " + json + ", ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int row = 0; row < ROWS; row++) {
                List<@Nullable Object> values = Arrays.asList(
                        row,
                        INTEGERS[row % INTEGERS.length],
                        INTEGERS[(row / 3 + 1) % INTEGERS.length],
                        LARGE[row % LARGE.length],
                        REALS[row % REALS.length],
                        REALS[(row * 5 + 2) % REALS.length],
                        TEXTS[row % TEXTS.length],
                        OTHERS[row % OTHERS.length],
                        TEXTS[(row * 7 + 3) % TEXTS.length],
                        row % 3 == 0 ? null : server ? (Object) (row % 3 == 1) : (Object) (row % 3 == 1 ? 1 : 0),
                        BLOBS[row % BLOBS.length],
                        DECIMALS[row % DECIMALS.length],
                        JSONS[row % JSONS.length],
                        mixed(MIXED[row % MIXED.length], server));
                for (int i = 0; i < values.size(); i++) {
                    insert.setObject(i + 1, values.get(i));
                }
                insert.executeUpdate();
            }
        }
    }

    private static @Nullable Object mixed(@Nullable Object value, boolean server) {
        return value == null || !server ? value : value.toString();
    }

    /** What SQLite says, row by row. */
    List<String> sqlite(String expression, TypedSql translated) throws SQLException {
        return values(sqlite, expression, translated);
    }

    /** What PostgreSQL says, row by row; its message when it fails. */
    List<String> postgres(TypedSql translated) {
        try {
            return values(postgres, translated.sql(), translated);
        } catch (SQLException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> values(Connection connection, String expression, TypedSql translated)
            throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + expression + " FROM x ORDER BY id")) {
            while (rows.next()) {
                values.add(canonical(rows.getObject(1), translated));
            }
        }
        return values;
    }

    private static String canonical(@Nullable Object value, TypedSql translated) {
        if (value == null) {
            return "null";
        }
        if (value instanceof byte[] bytes) {
            return "x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Boolean truth) {
            return truth ? "1" : "0";
        }
        if (value instanceof Number number) {
            return number(number, translated);
        }
        return "'" + value + "'";
    }

    /** Where the storage class is promised, 1 and 1.0 differ. */
    private static String number(Number number, TypedSql translated) {
        boolean mixed = translated.storage().isEmpty() || translated.family() == Family.DECIMAL;
        BigDecimal exact = number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
        if (mixed) {
            return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
        }
        return number instanceof Double d ? "double " + Double.doubleToLongBits(d) : number.toString();
    }

    @Override
    public void close() throws SQLException {
        sqlite.close();
        postgres.close();
    }
}
