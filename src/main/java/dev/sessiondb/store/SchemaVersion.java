package dev.sessiondb.store;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The version of a schema migration: numbers with dots between them, compared number by number; {@code 1.0} is {@code 1}. As Flyway reads them.
 *
 * @param text as written, with dots
 */
public record SchemaVersion(String text) implements Comparable<SchemaVersion> {
    private static final Pattern FORM = Pattern.compile("\\d+(?:\\.\\d+)*");

    /** Below every version. */
    public static final SchemaVersion NONE = new SchemaVersion("0");

    public SchemaVersion {
        if (!isVersion(text)) {
            throw new IllegalArgumentException("`" + text + "` is no version such as 3 or 3.1");
        }
    }

    /** Whether a text is a version. */
    public static boolean isVersion(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(SchemaVersion other) {
        List<BigInteger> mine = numbers();
        List<BigInteger> others = other.numbers();
        for (int i = 0; i < Math.max(mine.size(), others.size()); i++) {
            int compared = at(mine, i).compareTo(at(others, i));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    /** Whether the two are the same, however they are written. */
    public boolean same(SchemaVersion other) {
        return compareTo(other) == 0;
    }

    private static BigInteger at(List<BigInteger> numbers, int index) {
        return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
    }

    private List<BigInteger> numbers() {
        return Arrays.stream(text.split("\\.", -1)).map(BigInteger::new).toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
