package dev.sessiondb.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes CREATE TABLE and CREATE INDEX in every way SQLite's grammar lets one: spacing, comments, quoting, constraints in any order; then alters the tables, which leaves its own marks in the text. */
final class DefinitionGenerator {
    private static final List<String> NAMES = List.of(
            "a",
            "User Name",
            "select",
            "Ünï",
            "x\"y",
            "it's",
            "b]c",
            "check",
            "no--te",
            "t/*x*/",
            "1st",
            "日本",
            "back`tick",
            "constraint",
            "(",
            ")",
            ",",
            "a\nb",
            "REFERENCES",
            "default",
            "key",
            "generated",
            "always",
            "strict",
            "rowid2");
    private static final List<String> PLAIN = List.of(
            "a",
            "bcd",
            "_x",
            "Ünï",
            "x$1",
            "abort",
            "key",
            "temp",
            "always",
            "generated",
            "rowid_",
            "desc",
            "replace",
            "offset");
    private static final List<String> TYPES = List.of(
            "",
            "INT",
            "VARCHAR(20)",
            "DECIMAL ( 10 , 2 )",
            "UNSIGNED BIG INT",
            "'quoted type'",
            "\"T\"",
            "[x y](+3)",
            "`t`",
            "NATIVE CHARACTER(70)",
            "byte[]",
            "datetime(6)",
            "double precision",
            "x(-1.5e3)",
            "LONG VARCHAR (5,-6)",
            "GENERATED_TYPE");
    private static final List<String> EXPRESSIONS = List.of(
            "1",
            "length('a)') > 0",
            "('x' || \")\") <> ''",
            "1 IN (1, 2) /* ) */",
            "2 > (1)",
            "CASE WHEN 1 THEN 2 ELSE 3 END",
            "'it''s' LIKE '%''%'",
            "-1 < +1",
            "x'0f' IS NOT NULL",
            "CAST('1' AS INT) = 1",
            "1 -- (\n",
            "abs(-1.5e-3) BETWEEN 0 AND 1",
            "NOT NULL IS NULL",
            "'a' COLLATE NOCASE = 'A'");

    private final Dice dice;

    /** A table that is being written. */
    record Written(String quoted, List<String> columns) {}

    DefinitionGenerator(long seed) {
        this.dice = new Dice(seed);
    }

    /** Statements, some of which SQLite may refuse. */
    List<String> statements() {
        List<String> all = new ArrayList<>();
        List<Written> tables = new ArrayList<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
            table("t" + i, all, tables);
        }
        for (int i = dice.below(5); i > 0; i--) {
            all.add(index("i" + i, dice.pick(tables)));
        }
        for (int i = dice.below(5); i > 0; i--) {
            all.add(alter(dice.pick(tables), i));
        }
        return all;
    }

    private void table(String prefix, List<String> statements, List<Written> tables) {
        String table = quoted(prefix + dice.pick(NAMES));
        List<String> columns = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (int i = dice.between(1, 5); i > 0; i--) {
            String column = dice.chance(0.4) ? dice.pick(PLAIN) + i : quoted(dice.pick(NAMES) + i);
            columns.add(column);
            parts.add(column + blank() + dice.pick(TYPES) + columnConstraints(columns));
        }
        StringBuilder body = new StringBuilder(String.join(optional() + "," + optional(), parts));
        for (int i = dice.below(4); i > 0; i--) {
            body.append(dice.chance(0.85) || i == 4 ? optional() + "," + optional() : blank())
                    .append(tableConstraint(columns, tables));
        }
        statements.add(word("create") + blank() + word("table") + blank()
                + dice.pick("", word("if") + blank() + word("not") + blank() + word("exists") + blank())
                + dice.pick("", "main.", "\"main\" . ") + table + optional() + "(" + optional() + body + optional()
                + ")"
                + dice.pick("", "", "", blank() + word("without") + blank() + word("rowid"), blank() + word("strict")));
        tables.add(new Written(table, columns));
    }

    private String columnConstraints(List<String> columns) {
        StringBuilder all = new StringBuilder();
        for (int i = dice.below(4); i > 0; i--) {
            all.append(blank());
            if (dice.chance(0.15)) {
                all.append(word("constraint"))
                        .append(blank())
                        .append(quoted("n" + i))
                        .append(blank());
            }
            all.append(columnConstraint(columns));
        }
        return all.toString();
    }

    private String columnConstraint(List<String> columns) {
        return switch (dice.below(11)) {
            case 0, 1 -> word("not") + blank() + word("null") + conflict();
            case 2, 3 -> word("default") + blank() + defaultValue();
            case 4 -> check();
            case 5 -> references();
            case 6 -> word("unique") + conflict();
            case 7 -> word("collate") + blank() + dice.pick("NOCASE", "rtrim", "\"binary\"", "[NoCase]");
            case 8 -> word("primary") + blank() + word("key") + dice.pick("", " ASC", " desc") + conflict();
            case 9 -> word("null");
            default ->
                dice.pick("", word("generated") + blank() + word("always") + blank()) + word("as") + optional() + "("
                        + dice.pick(dice.pick(columns), dice.pick(EXPRESSIONS)) + optional() + ")"
                        + dice.pick("", " stored", blank() + "VIRTUAL");
        };
    }

    private String defaultValue() {
        return dice.pick(
                "1",
                "-2.5",
                "'a''b)'",
                "\"dq\"",
                "(1 + (2))",
                "null",
                "current_date",
                "+3",
                "x'00'",
                "- 7",
                "TRUE",
                "( 'x' -- )\n )",
                "name",
                ".5e1",
                "0xFF",
                "(random())",
                "CURRENT_TIMESTAMP");
    }

    private String references() {
        StringBuilder all = new StringBuilder(word("references")
                + blank()
                + quoted("t1" + dice.pick(NAMES))
                + dice.pick("", optional() + "(" + dice.pick("a", "\"b\"", "[c d]") + ")"));
        for (int i = dice.below(3); i > 0; i--) {
            all.append(blank()).append(action());
        }
        return all + deferred();
    }

    private String action() {
        return dice.pick(
                word("on")
                        + blank()
                        + word(dice.pick("delete", "update"))
                        + blank()
                        + word(dice.pick("cascade", "restrict", "set null", "set default", "no action")),
                word("match") + blank() + dice.pick("simple", "FULL"));
    }

    private String deferred() {
        return dice.pick(
                "",
                "",
                "",
                blank() + word("deferrable"),
                blank() + word("not") + blank() + word("deferrable"),
                blank() + word("deferrable") + blank() + word("initially") + blank() + word("deferred"),
                " DEFERRABLE INITIALLY IMMEDIATE",
                " NOT DEFERRABLE INITIALLY DEFERRED");
    }

    private String check() {
        return word("check") + optional() + "(" + optional() + dice.pick(EXPRESSIONS) + optional() + ")";
    }

    private String conflict() {
        return dice.chance(0.8)
                ? ""
                : blank()
                        + word("on")
                        + blank()
                        + word("conflict")
                        + blank()
                        + word(dice.pick("ignore", "replace", "abort", "rollback", "fail"));
    }

    private String tableConstraint(List<String> columns, List<Written> tables) {
        String name = dice.chance(0.3) ? word("constraint") + blank() + quoted("c" + dice.below(9)) + blank() : "";
        String some = some(columns);
        return name
                + switch (dice.below(4)) {
                    case 0 -> check();
                    case 1 -> word("unique") + optional() + "(" + indexed(columns) + ")" + conflict();
                    case 2 ->
                        word("primary") + blank() + word("key") + optional() + "(" + indexed(columns) + ")"
                                + conflict();
                    default ->
                        word("foreign") + blank() + word("key") + optional() + "(" + some + ")" + blank()
                                + word("references") + blank()
                                + (tables.isEmpty() ? "gone" : dice.pick(tables).quoted()) + "(" + some + ")" + blank()
                                + action() + deferred();
                };
    }

    private String some(List<String> columns) {
        return columns.subList(0, dice.between(1, columns.size())).stream()
                .collect(Collectors.joining(optional() + "," + optional()));
    }

    private String indexed(List<String> columns) {
        return columns.subList(0, dice.between(1, columns.size())).stream()
                .map(c -> c
                        + dice.pick(
                                "", "", " DESC", blank() + "collate" + blank() + "nocase", " COLLATE \"RTRIM\" asc"))
                .collect(Collectors.joining(optional() + "," + optional()));
    }

    private String index(String name, Written table) {
        List<String> parts = new ArrayList<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
            String column = dice.pick(table.columns());
            String part = dice.chance(0.6)
                    ? column
                    : dice.pick(
                            "lower(" + column + ")",
                            "(" + column + " || ',')",
                            column + " + 1",
                            "abs( " + column + " /*,*/ )",
                            "coalesce(" + column + ", 'a,b')",
                            "length(" + column + ") > 1");
            parts.add(part + dice.pick("", "", " DESC", blank() + "COLLATE" + blank() + "NOCASE", " ASC"));
        }
        String where = dice.chance(0.6)
                ? ""
                : blank()
                        + word("where")
                        + blank()
                        + dice.pick(table.columns())
                        + blank()
                        + dice.pick("IS NOT NULL", "> 5", "= 'x;y'", "in (1,2)", "LIKE 'a%'");
        return word("create") + blank() + dice.pick("", word("unique") + blank()) + word("index") + blank()
                + quoted(name + dice.pick(NAMES)) + blank() + word("on") + blank() + table.quoted() + optional() + "("
                + optional() + String.join(optional() + "," + optional(), parts) + optional() + ")" + where;
    }

    private String alter(Written table, int number) {
        String alter = "ALTER TABLE " + table.quoted() + " ";
        String column = dice.pick(table.columns());
        return switch (dice.below(4)) {
            case 0, 1 ->
                alter + "ADD COLUMN " + quoted("new" + number) + " " + dice.pick(TYPES)
                        + dice.pick(
                                "",
                                " DEFAULT 'x'",
                                " NOT NULL DEFAULT 7",
                                " CHECK (1)",
                                " REFERENCES gone ON DELETE CASCADE",
                                " COLLATE NOCASE",
                                " AS (1)")
                        + dice.pick("", " -- end");
            case 2 -> alter + "RENAME COLUMN " + column + " TO " + quoted("renamed" + number + dice.pick(NAMES));
            default -> alter + "DROP COLUMN " + column;
        };
    }

    private String quoted(String name) {
        return switch (dice.below(4)) {
            case 0 -> "`" + name.replace("`", "``") + "`";
            case 1 -> name.contains("]") ? "\"" + name.replace("\"", "\"\"") + "\"" : "[" + name + "]";
            case 2 -> "'" + name.replace("'", "''") + "'";
            default -> "\"" + name.replace("\"", "\"\"") + "\"";
        };
    }

    private String word(String lower) {
        return dice.pick(
                lower,
                lower.toUpperCase(Locale.ROOT),
                lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1));
    }

    private String blank() {
        return dice.pick(" ", " ", "\n", "\t ", " /* ( */ ", " -- )\n", "/**/", "\r\n", "\f", " /* ' */", "--'\n");
    }

    private String optional() {
        return dice.chance(0.5) ? "" : blank();
    }
}
