package dev.sessiondb.plan;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A declared type taken apart: {@code  varchar ( 255 ) } is the name {@code VARCHAR} with the argument 255.
 *
 * @param name upper case, single spaces, without arguments; empty when nothing is declared
 * @param arguments the whole numbers in parentheses, at most two
 */
record DeclaredType(String name, List<Integer> arguments) {
    private static final Pattern FORM = Pattern.compile("([^(]*)(?:\\(([^)]*)\\))?(.*)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,8})\\s*");

    private static final Pattern INTEGERS = Pattern.compile(
            "((UNSIGNED|SIGNED|BIG|SMALL|MEDIUM|TINY|LONG) )*(BIG|SMALL|MEDIUM|TINY|LONG|U)?INT(EGER)?\\d{0,2}( (UNSIGNED|SIGNED|ZEROFILL|IDENTITY))*");
    /** Unsigned ones of four bytes don't fit four. */
    private static final Pattern LONG = Pattern.compile(".*(BIG|INT8|INT64|LONG|UNSIGNED|UINT).*");

    private static final Pattern SHORT =
            Pattern.compile("(SMALL|TINY) ?INT(EGER)?|INT(1|2|16)|TINYINT UNSIGNED|UNSIGNED TINYINT");

    static DeclaredType parse(String declared) {
        Matcher form = FORM.matcher(declared);
        if (!form.matches()) {
            return new DeclaredType(normalize(declared), List.of());
        }
        String name = normalize(form.group(1) + " " + form.group(3));
        return new DeclaredType(name, form.group(2) == null ? List.of() : numbers(form.group(2)));
    }

    boolean contains(String part) {
        return name.contains(part);
    }

    boolean isOneOf(String... names) {
        return List.of(names).contains(name);
    }

    /** Whether it is a usual name for integers; others have SQLite's integer affinity by chance, such as {@code POINT}. */
    boolean integerName() {
        return INTEGERS.matcher(name).matches();
    }

    /** The bytes that integers of this name have elsewhere: 2, 4 or 8. */
    int integerWidth() {
        if (SHORT.matcher(name).matches()) {
            return 2;
        }
        return LONG.matcher(name).matches() ? 8 : 4;
    }

    /** The first argument, as a length of 1 to PostgreSQL's limit of 10,485,760 characters. */
    OptionalInt length() {
        boolean fits = arguments.size() == 1 && arguments.get(0) >= 1 && arguments.get(0) <= 10_485_760;
        return fits ? OptionalInt.of(arguments.get(0)) : OptionalInt.empty();
    }

    private static String normalize(String text) {
        return text.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }

    private static List<Integer> numbers(String text) {
        List<Matcher> matchers =
                List.of(text.split(",", -1)).stream().map(NUMBER::matcher).toList();
        if (!matchers.stream().allMatch(Matcher::matches)) {
            return List.of();
        }
        return matchers.stream().map(m -> Integer.valueOf(m.group(1))).toList();
    }
}
