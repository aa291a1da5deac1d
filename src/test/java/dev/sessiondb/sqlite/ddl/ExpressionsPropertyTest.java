package dev.sessiondb.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** SQLite itself is the judge: an expression and its fully parenthesized form have the same value for every row. */
class ExpressionsPropertyTest {
    private static final Scope SCOPE = new Scope("t", List.of("a", "b", "c"));
    private static final List<String> OPERATORS = List.of(
            "=",
            "==",
            "<>",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "+",
            "-",
            "*",
            "/",
            "%",
            "||",
            "&",
            "|",
            "<<",
            ">>",
            "->",
            "->>",
            "AND",
            "OR",
            "IS",
            "IS NOT",
            "LIKE",
            "NOT LIKE",
            "GLOB",
            "NOT GLOB",
            "IS DISTINCT FROM",
            "IS NOT DISTINCT FROM");

    private static Connection connection;

    @BeforeContainer
    static void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (a, b, c)");
            statement.execute("INSERT INTO t VALUES (0, 1, 2), (NULL, 3, 'x'), ('x', NULL, 1), (2.5, -1, NULL), "
                    + "('10', 10, 'X'), (1, 1, 1), (NULL, NULL, NULL), ('abc', 'a%', 'a*'), (-3, 0.5, '')");
        }
    }

    @AfterContainer
    static void close() throws SQLException {
        connection.close();
    }

    @Property(tries = 1500)
    void hasTheValueSqliteGivesIt(@ForAll("expressions") String sql) {
        Optional<List<String>> expected = values(sql);
        Assume.that(expected.isPresent());
        String parenthesized =
                Expressions.parse(sql, SCOPE).map(ExpressionText::of).orElse("not understood: " + sql);
        assertThat(values(parenthesized)).as(sql + " as " + parenthesized).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> expressions() {
        return expression(4);
    }

    private static Arbitrary<String> expression(int depth) {
        Arbitrary<String> operand =
                Arbitraries.of("a", "b", "c", "t.a", "1", "2.5", "'x'", "'%'", "NULL", "0", "10", "0x1F");
        if (depth == 0) {
            return operand;
        }
        Arbitrary<String> smaller = Arbitraries.lazy(() -> expression(depth - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(2, operand),
                Tuple.of(
                        6,
                        Combinators.combine(smaller, Arbitraries.of(OPERATORS), smaller)
                                .as((l, o, r) -> l + " " + o + " " + r)),
                Tuple.of(1, smaller.map(e -> "NOT " + e)),
                Tuple.of(1, smaller.map(e -> "- " + e)),
                Tuple.of(1, smaller.map(e -> "~" + e)),
                Tuple.of(1, smaller.map(e -> e + " COLLATE NOCASE")),
                Tuple.of(1, smaller.map(e -> "CAST(" + e + " AS VARCHAR(10))")),
                Tuple.of(1, smaller.map(e -> e + " LIKE 'x!%' ESCAPE '!'")),
                Tuple.of(
                        1,
                        Combinators.combine(smaller, smaller, smaller)
                                .as((v, w, t) -> "CASE " + v + " WHEN " + w + " THEN " + t + " END")),
                Tuple.of(
                        1,
                        Combinators.combine(smaller, smaller, smaller)
                                .as((w, t, o) -> "CASE WHEN " + w + " THEN " + t + " ELSE " + o + " END")),
                Tuple.of(1, smaller.map(e -> "(" + e + ")")),
                Tuple.of(1, smaller.map(e -> e + " IS NULL")),
                Tuple.of(1, smaller.map(e -> e + " NOTNULL")),
                Tuple.of(1, smaller.map(e -> "abs(length(" + e + "))")),
                Tuple.of(
                        1,
                        Combinators.combine(smaller, smaller, smaller)
                                .as((v, l, h) -> v + " BETWEEN " + l + " AND " + h)),
                Tuple.of(
                        1,
                        Combinators.combine(smaller, smaller, smaller)
                                .as((v, l, h) -> v + " NOT IN (" + l + ", " + h + ")")));
    }

    /** Empty when SQLite doesn't take it for an expression. */
    private static Optional<List<String>> values(String expression) {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT quote(" + expression + ") FROM t")) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException e) {
            return Optional.empty();
        }
        return Optional.of(values);
    }
}
