package dev.sessiondb.plan;

import java.util.List;
import java.util.Random;

/** Random expressions over the columns of {@link TwoEngines}. */
final class RandomExpressions {
    private static final List<String> OPERANDS = List.of(
            "i", "j", "m", "r", "s", "t", "u", "n", "b", "z", "d", "k", "w", "i", "t", "1", "0", "-3", "2.5", "0.1",
            "'abc'", "''", "'12'", "'É'", "NULL", "x'00FF'", "TRUE");
    private static final List<String> INFIXES = List.of(
            "+", "-", "*", "/", "%", "||", "=", "<>", "<", "<=", ">", ">=", "AND", "OR", "IS", "IS NOT", "&", "|", "=",
            "<");
    private static final List<String> PATTERNS = List.of(
            "LIKE 'a%'",
            "LIKE '%B_'",
            "NOT LIKE '%é%'",
            "LIKE '%!%%' ESCAPE '!'",
            "GLOB '*[a-c]*'",
            "NOT GLOB '*[^0-9]*'",
            "GLOB '??'",
            "IS NULL",
            "IS NOT NULL",
            "IS TRUE",
            "COLLATE NOCASE",
            "COLLATE RTRIM");
    private static final List<String> FUNCTIONS = List.of(
            "abs",
            "length",
            "lower",
            "upper",
            "trim",
            "ltrim",
            "typeof",
            "round",
            "sign",
            "hex",
            "json_valid",
            "-",
            "+",
            "~",
            "NOT ");
    private static final List<String> PAIRS =
            List.of("coalesce", "nullif", "instr", "max", "min", "ltrim", "rtrim", "ifnull");
    private static final List<String> TYPES = List.of("TEXT", "INTEGER", "REAL", "NUMERIC", "BLOB");

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    String next() {
        return expression(1 + random.nextInt(3));
    }

    private String expression(int depth) {
        if (depth == 0) {
            return pick(OPERANDS);
        }
        String first = expression(depth - 1);
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> "(" + first + " " + pick(INFIXES) + " " + expression(depth - 1) + ")";
            case 4, 5 -> "(" + first + " " + pick(PATTERNS) + ")";
            case 6 -> pick(FUNCTIONS) + "(" + first + ")";
            case 7 -> pick(PAIRS) + "(" + first + ", " + expression(depth - 1) + ")";
            case 8 -> "(" + first + " IN (" + pick(OPERANDS) + ", " + pick(OPERANDS) + "))";
            case 9 -> "(" + first + " BETWEEN " + pick(OPERANDS) + " AND " + pick(OPERANDS) + ")";
            case 10 -> "CAST(" + first + " AS " + pick(TYPES) + ")";
            default -> "CASE WHEN " + first + " THEN " + pick(OPERANDS) + " ELSE " + expression(depth - 1) + " END";
        };
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
