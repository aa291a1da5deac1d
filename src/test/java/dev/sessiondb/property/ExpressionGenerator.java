package dev.sessiondb.property;

import java.util.List;

/**
 * Random expressions over the columns {@code i INTEGER, r REAL, t TEXT, k BOOLEAN}, mostly of one type with themselves. Known to end otherwise in PostgreSQL, and kept out: division by zero (NULL in
 * SQLite), numbers beyond a bigint or a double, and functions of constants alone, for which PostgreSQL finds no collation.
 */
final class ExpressionGenerator {
    private final Dice dice;

    ExpressionGenerator(Dice dice) {
        this.dice = dice;
    }

    /** A condition, as a CHECK has it. */
    String condition(int depth) {
        if (depth == 0) {
            return dice.pick("i > 0", "t = 'a'", "r < 1.5", "k", "i IS NOT NULL", "t <> ''");
        }
        return switch (dice.below(16)) {
            case 0, 1 -> number(depth - 1) + comparison() + number(depth - 1);
            case 2, 3 -> text(depth - 1) + comparison() + text(depth - 1);
            case 4 -> text(depth - 1) + dice.pick(" LIKE ", " NOT LIKE ") + pattern();
            case 5 -> text(depth - 1) + dice.pick(" GLOB ", " NOT GLOB ") + glob();
            case 6 -> "(" + condition(depth - 1) + dice.pick(" AND ", " OR ") + condition(depth - 1) + ")";
            case 7 -> "NOT (" + condition(depth - 1) + ")";
            case 8 -> number(depth - 1) + dice.pick("", " NOT") + " BETWEEN " + number(0) + " AND " + number(0);
            case 9 -> text(depth - 1) + dice.pick("", " NOT") + " IN ('a', 'B', '10', '')";
            case 10 -> number(depth - 1) + dice.pick("", " NOT") + " IN (0, 1, 2.5, -3)";
            case 11 -> anything(depth - 1) + dice.pick(" IS NULL", " IS NOT NULL", " NOTNULL");
            case 12 ->
                dice.pick(
                        "typeof(" + anything(0) + ") = 'integer'",
                        "typeof(t) IN ('text', 'null')",
                        "json_valid(t)",
                        "k IN (0, 1)",
                        "k = 1",
                        "NOT k",
                        "k IS TRUE");
            case 13 -> number(depth - 1) + dice.pick(" IS ", " IS NOT ", " IS NOT DISTINCT FROM ") + number(depth - 1);
            case 14 -> text(depth - 1) + dice.pick(" IS ", " IS NOT ") + text(depth - 1);
            default ->
                dice.pick(
                        number(depth - 1),
                        anything(0) + " = " + anything(0),
                        "CASE WHEN " + condition(depth - 1) + " THEN " + condition(0) + " ELSE " + condition(0)
                                + " END");
        };
    }

    private String comparison() {
        return dice.pick(" = ", " == ", " <> ", " != ", " < ", " <= ", " > ", " >= ");
    }

    private String pattern() {
        return dice.pick("'a%'", "'%b_'", "'A%'", "'%\\%%' ESCAPE '\\'", "'_'", "'%'", "''", "'é%'", "'a\\b'", "'10%'");
    }

    private String glob() {
        return dice.pick("'a*'", "'[a-c]*'", "'?'", "'*[0-9]'", "'[^a]*'", "'*'", "'a]'", "'*[.]*'", "'[*]'", "'a\\*'");
    }

    String anything(int depth) {
        return dice.chance(0.5) ? number(depth) : text(depth);
    }

    String number(int depth) {
        if (depth == 0) {
            return dice.pick("i", "i", "r", "0", "1", "-3", "2.5", "10", "i", "length(t)");
        }
        return switch (dice.below(14)) {
            case 0, 1, 2 -> "(" + number(depth - 1) + dice.pick(" + ", " - ", " * ") + number(depth - 1) + ")";
            case 3 -> "(" + number(depth - 1) + " / " + divisor() + ")";
            case 4 -> "(" + number(depth - 1) + " % " + divisor() + ")";
            case 5 -> "abs(" + number(depth - 1) + ")";
            case 6 -> "length(" + argument(depth - 1) + ")";
            case 7 -> "coalesce(" + number(depth - 1) + ", " + number(0) + ")";
            case 8 -> "round(" + number(depth - 1) + dice.pick(")", ", 1)");
            case 9 -> "instr(" + argument(depth - 1) + ", " + text(0) + ")";
            case 10 -> "CAST(" + anything(depth - 1) + " AS " + dice.pick("INTEGER", "REAL") + ")";
            case 11 -> dice.pick("max", "min") + "(" + number(depth - 1) + ", " + number(0) + ")";
            case 12 -> "(i " + dice.pick("&", "|", "<<", ">>") + dice.pick(" 1", " 3", " i") + ")";
            default ->
                dice.pick(
                        "-" + number(0),
                        "+" + number(0),
                        "(CASE i WHEN 1 THEN 2 WHEN 2 THEN r ELSE i END)",
                        "nullif(i, 1)",
                        "ifnull(r, 0)",
                        "unicode(t)",
                        "sign(r)",
                        "~i");
        };
    }

    private String divisor() {
        return dice.pick("2", "3", "-3", "7");
    }

    /** What a function is called with. */
    private String argument(int depth) {
        return depth == 0 ? "t" : "(t || " + text(depth - 1) + ")";
    }

    String text(int depth) {
        if (depth == 0) {
            return dice.pick("t", "t", "t", "'a'", "'B'", "''", "'10'", "'é'");
        }
        return switch (dice.below(12)) {
            case 0, 1 -> dice.pick("lower", "upper") + "(" + argument(depth - 1) + ")";
            case 2 -> dice.pick("trim", "ltrim", "rtrim") + "(" + argument(depth - 1) + dice.pick("", ", 'a '") + ")";
            case 3 ->
                "substr(" + argument(depth - 1) + ", " + dice.pick("1", "2", "-1", "0", "-2")
                        + dice.pick("", ", 2", ", 1", ", -1") + ")";
            case 4, 5 -> "(" + text(depth - 1) + " || " + anything(depth - 1) + ")";
            case 6 -> "coalesce(" + text(depth - 1) + ", " + text(0) + ")";
            case 7 -> "replace(" + argument(depth - 1) + ", 'a', " + text(0) + ")";
            case 8 -> "CAST(" + anything(depth - 1) + " AS TEXT)";
            case 9 ->
                dice.pick(
                        "hex(t)",
                        "quote(i)",
                        "typeof(r)",
                        "nullif(t, '')",
                        "ifnull(t, 'none')",
                        "char(i + 64)",
                        "printf('%d', i)",
                        "iif(i > 1, t, 'x')");
            case 10 -> "(CASE WHEN " + condition(0) + " THEN " + text(0) + " ELSE " + text(0) + " END)";
            default -> text(depth - 1);
        };
    }

    /** Values for i, r, t and k, as literals of both engines. */
    List<String> row() {
        return List.of(
                dice.pick("NULL", "0", "1", "2", "-3", "7", "10", "100", "-1", "2147483648"),
                dice.pick("NULL", "0.0", "1.5", "-2.5", "0.5", "1e10", "2.0", "-0.125", "1e15", "3.0"),
                dice.pick(
                        "NULL", "''", "'a'", "'A'", "'ab'", "'B'", "'10'", "' a '", "'é'", "'É'", "'a%'", "'1.5x'",
                        "'日本'", "'a\\b'", "'{}'", "'a]'", "'-7'"),
                dice.pick("NULL", "TRUE", "FALSE"));
    }
}
