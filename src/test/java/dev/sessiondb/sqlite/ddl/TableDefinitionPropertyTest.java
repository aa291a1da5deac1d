package dev.sessiondb.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever way a table is spelt, what its text says agrees with what SQLite's pragmas say of it. */
class TableDefinitionPropertyTest {
    private static final List<String> NAMES =
            List.of("a", "User Name", "select", "Ünï", "x\"y", "it's", "b]c", "check", "no--te", "t/*x*/", "1st", "日本");
    private static final List<String> TYPES = List.of(
            "",
            "INT",
            "VARCHAR(20)",
            "DECIMAL ( 10 , 2 )",
            "UNSIGNED BIG INT",
            "'quoted type'",
            "\"T\"",
            "text",
            "[x y](+3)");
    private static final List<String> BLANKS = List.of(" ", "\n", "\t ", " /* ( */ ", " -- )\n", "/**/");
    private static final List<String> COLLATIONS = List.of("BINARY", "NOCASE", "RTRIM");
    private static final List<String> CHECKS =
            List.of("1", "length('a)') > 0", "('x' || \")\") <> ''", "1 IN (1, 2) /* ) */", "2 > (1)");

    @Property(tries = 600)
    void agreesWithThePragmas(@ForAll long seed) throws SQLException {
        Spelling table = new Spelling(new Random(seed));
        String sql = table.sql();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            String stored = strings(statement, "SELECT sql FROM sqlite_schema WHERE name = 't'")
                    .get(0);
            TableDefinition parsed = TableDefinition.parse(stored).orElseThrow(() -> new AssertionError(stored));
            assertThat(parsed.columns())
                    .as(stored)
                    .extracting(ColumnDefinition::name)
                    .isEqualTo(strings(statement, "SELECT name FROM pragma_table_xinfo('t') ORDER BY cid"));
            assertThat(parsed.columns())
                    .as(stored)
                    .extracting(c -> c.collation().orElse("BINARY"))
                    .isEqualTo(collations(statement, table.names));
            assertThat(parsed.deferredForeignKeys())
                    .as(stored)
                    .hasSize(strings(statement, "SELECT DISTINCT id FROM pragma_foreign_key_list('t')")
                            .size());
            assertThat(parsed.checks())
                    .as(stored)
                    .extracting(CheckDefinition::sql)
                    .isEqualTo(table.checks);
        }
    }

    private static List<String> collations(Statement statement, List<String> names) throws SQLException {
        List<String> collations = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            statement.execute("CREATE INDEX i" + i + " ON t(\"" + names.get(i).replace("\"", "\"\"") + "\")");
            collations.addAll(strings(statement, "SELECT coll FROM pragma_index_xinfo('i" + i + "') WHERE key = 1"));
        }
        return collations;
    }

    private static List<String> strings(Statement statement, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** One random way to write one random table. */
    private static final class Spelling {
        private final Random random;
        private final List<String> names = new ArrayList<>();
        private final List<String> checks = new ArrayList<>();

        Spelling(Random random) {
            this.random = random;
        }

        String sql() {
            List<String> parts = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                parts.add(column());
            }
            List<String> constraints = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                constraints.add(tableConstraint());
            }
            parts.addAll(constraints);
            return word("create") + blank() + word("table") + blank() + quoted("t") + blank() + "(" + blank()
                    + String.join(blank() + "," + blank(), parts) + blank() + ")";
        }

        private String column() {
            String name = NAMES.get(random.nextInt(NAMES.size())) + names.size();
            names.add(name);
            StringBuilder column = new StringBuilder(quoted(name) + blank() + pick(TYPES));
            boolean collated = false;
            for (int i = random.nextInt(4); i > 0; i--) {
                int kind = random.nextInt(collated ? 6 : 7);
                collated |= kind == 6;
                column.append(blank()).append(columnConstraint(kind));
            }
            return column.toString();
        }

        private String columnConstraint(int kind) {
            return switch (kind) {
                case 0 -> word("not") + blank() + word("null");
                case 1 ->
                    word("default")
                            + blank()
                            + pick(List.of(
                                    "1",
                                    "-2.5",
                                    "'a''b)'",
                                    "\"dq\"",
                                    "(1 + (2))",
                                    "null",
                                    "current_date",
                                    "+3",
                                    "x'00'"));
                case 2 -> check();
                case 3 ->
                    word("references")
                            + blank()
                            + quoted("p")
                            + pick(List.of(
                                    "", "(a)", " on delete cascade", "(\"b\") on update set null not deferrable"));
                case 4 -> word("unique") + pick(List.of("", " on conflict replace"));
                case 5 -> word("constraint") + blank() + quoted("n") + blank() + check();
                default -> word("collate") + blank() + quotedWord(pick(COLLATIONS));
            };
        }

        private String tableConstraint() {
            String column = "\"" + names.get(0).replace("\"", "\"\"") + "\"";
            return switch (random.nextInt(3)) {
                case 0 -> check();
                case 1 -> word("unique") + "(" + column + ")";
                default ->
                    word("foreign") + blank() + word("key") + "(" + column + ")" + blank() + word("references")
                            + " p(x)";
            };
        }

        private String check() {
            String check = pick(CHECKS);
            checks.add(check);
            return word("check") + blank() + "(" + check + ")";
        }

        private String quotedWord(String name) {
            return random.nextBoolean() ? name : quoted(name);
        }

        private String quoted(String name) {
            return switch (random.nextInt(4)) {
                case 0 -> "`" + name.replace("`", "``") + "`";
                case 1 -> name.contains("]") ? "\"" + name + "\"" : "[" + name + "]";
                case 2 -> "'" + name.replace("'", "''") + "'";
                default -> "\"" + name.replace("\"", "\"\"") + "\"";
            };
        }

        private String word(String lower) {
            return random.nextBoolean() ? lower : lower.toUpperCase(java.util.Locale.ROOT);
        }

        private String blank() {
            return pick(BLANKS);
        }

        private String pick(List<String> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
